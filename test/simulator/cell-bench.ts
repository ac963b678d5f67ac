import assert from 'node:assert/strict';
import { decodeFrame, encodeFrame, type Frame } from '../../src/protocol/frame.js';
import { topicOf } from '../../src/protocol/topics.js';
import type { Publication } from '../../src/simulator/publication.js';
import type { Fields } from '../support/vendor-codec.js';
import { vendorFunctions } from '../support/vendor-services.js';
import { BenchArm } from './bench-arm.js';
import { callFrame, readNotification, readResponse } from './vendor-call.js';

/** A notification by its name, with what it says. */
export type Heard = [topic: string, fields: Fields];

/** A person with a session at an arm without sockets, who calls by name with the vendor's codec. */
export class CellBench {
  readonly bench = new BenchArm();
  readonly sessionId: number;
  /** Notifications since somebody looked last. */
  #heard: Heard[] = [];

  constructor(username = 'admin') {
    this.sessionId = this.bench.login(username, { session: 600_000, connection: 600_000 });
  }

  /** Calls a function. Returns the fields of the response, or `code/sub-code text` of the refusal. */
  call(name: string, fields: Fields = {}, sessionId = this.sessionId): Fields | string {
    return readResponse(name, this.#exchange(name, callFrame(name, fields, sessionId)));
  }

  /** Calls a function with any bytes as its request. Returns the frame of the answer. */
  send(name: string, payload: Uint8Array): Frame {
    return this.#exchange(name, { ...callFrame(name, {}, this.sessionId), payload });
  }

  subscribe(...topics: string[]): void {
    for (const topic of topics) assert.equal(typeof this.call(topic), 'object', topic);
  }

  wait(ms: number): void {
    this.hear(this.bench.wait(ms));
  }

  hear(publications: Publication[]): void {
    for (const { kind, topic, bytes } of publications) {
      if (kind !== 'notification') continue;
      const frame = decodeFrame(bytes);
      const name = nameOf(frame);
      assert.equal(topic, `notif/${frame.header.serviceId}/${frame.header.functionId}`);
      this.#heard.push([name, readNotification(name, frame)]);
    }
  }

  #exchange(name: string, request: Frame): Frame {
    const bytes = encodeFrame(request);
    const [answer, ...others] = this.bench.send(topicOf(request.header), bytes, { responseTopic: 'res/x' });
    assert.equal(answer?.kind, 'answer', name);
    this.hear(others);
    return decodeFrame(answer.bytes);
  }

  /** The notifications since the last time. */
  heard(): Heard[] {
    return this.#heard.splice(0);
  }
}

function nameOf({ header }: Frame): string {
  return vendorFunctions.find(
    ({ serviceId, functionId }) => serviceId === header.serviceId && functionId === header.functionId,
  )!.name;
}
