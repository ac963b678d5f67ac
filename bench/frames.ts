import { decodeFrame, encodeFrame, makeHeader, requestFrame } from '../src/protocol/frame.js';
import { Kinova } from '../src/protocol/gen/kortex3.js';
import { ConnectionList, CreateSessionInfo, FrameType } from '../src/protocol/messages.js';
import { METHODS } from '../src/protocol/services.js';
import { bytesOf } from '../test/support/golden.js';
import { compare } from './rounds.js';
import { SESSION_ID } from './wire.js';
import type { Figure } from './table.js';

import Api = Kinova.Api;

const ROUND_MS = 100;
const ROUNDS = 15;
const BATCH = 500;

const REQUEST = bytesOf('create-session request');
const RESPONSE = bytesOf('get-connections response');
const INFO = CreateSessionInfo.decode(decodeFrame(REQUEST).payload);
const LIST = ConnectionList.decode(decodeFrame(RESPONSE).payload);
/** The headers as the generated code takes them: the floor neither packs nor unpacks one. */
const REQUEST_WORDS = Api.Frame.decode(REQUEST).header!;
const RESPONSE_WORDS = Api.Frame.decode(RESPONSE).header!;

const CREATE_SESSION = METHODS['Session/CreateSession'];
const GET_CONNECTIONS = METHODS['Session/GetConnections'];

/** Each way of each frame, by our codec and by the generated code alone. What they return keeps the work alive. */
const CASES: { name: string; ours: () => unknown; bare: () => unknown }[] = [
  {
    name: 'encode CreateSession request',
    ours: () => {
      const { serviceId, functionId } = CREATE_SESSION;
      const ids = { serviceId, functionId, messageId: 1, sessionId: 0 };
      return encodeFrame(requestFrame(ids, CreateSessionInfo.encode(INFO)));
    },
    bare: () =>
      Api.Frame.encode({
        header: REQUEST_WORDS,
        payload: Api.Session.CreateSessionInfo.encode(INFO).finish(),
      }).finish(),
  },
  {
    name: 'decode CreateSession request',
    ours: () => CreateSessionInfo.decode(decodeFrame(REQUEST).payload),
    bare: () => Api.Session.CreateSessionInfo.decode(Api.Frame.decode(REQUEST).payload),
  },
  {
    name: 'encode GetConnections response',
    ours: () => {
      const { serviceId, functionId } = GET_CONNECTIONS;
      const frameType = FrameType.MSG_FRAME_RESPONSE;
      const header = makeHeader({ frameType, serviceId, functionId, messageId: 4, sessionId: SESSION_ID });
      return encodeFrame({ header, payload: ConnectionList.encode(LIST) });
    },
    bare: () =>
      Api.Frame.encode({ header: RESPONSE_WORDS, payload: Api.Session.ConnectionList.encode(LIST).finish() }).finish(),
  },
  {
    name: 'decode GetConnections response',
    ours: () => ConnectionList.decode(decodeFrame(RESPONSE).payload),
    bare: () => Api.Session.ConnectionList.decode(Api.Frame.decode(RESPONSE).payload),
  },
];

/** Time for one frame through our codec, beside the code that protobufjs generates for the same messages. */
export async function frameFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, ours, bare } of CASES) {
    const comparison = await compare(
      ROUNDS,
      () => microsecondsOf(ours),
      () => microsecondsOf(bare),
    );
    figures.push({ name, unit: 'µs', goal: { atMost: 1.5 }, ...comparison });
  }
  return figures;
}

let last: unknown;

/** Time of one `work`, in µs, over a round. */
function microsecondsOf(work: () => unknown): number {
  const start = performance.now();
  let count = 0;
  let spentMs: number;
  do {
    for (let i = 0; i < BATCH; i++) last = work();
    count += BATCH;
    spentMs = performance.now() - start;
  } while (spentMs < ROUND_MS);
  if (last === undefined) throw new Error('the work was optimised away');
  return (spentMs / count) * 1000;
}
