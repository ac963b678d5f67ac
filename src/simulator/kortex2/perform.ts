import { ProtocolError } from '../../errors.js';
import { type Frame, responseFrame } from '../../protocol/frame.js';
import type { IncomingRequest } from '../incoming.js';
import type { MethodName } from '../methods.js';
import { Refusal, refusalFrame } from '../refusal.js';
import { createSession, handlerOf, type Kortex2Call } from './handlers.js';
import { KORTEX_2, kortex2MessagesOf } from './methods.js';

/** Carries out a request, or refuses it, and returns the frame that says so. Without a session there is no answer. */
export function perform({ frame, method }: IncomingRequest, call: Kortex2Call): Frame | undefined {
  const { sessionId, serviceId } = frame.header;
  const isLogin = method === 'Session/CreateSession';
  // Kortex 2 discards commands without a session.
  if (!isLogin && sessionId === 0) return undefined;
  try {
    let payload: Uint8Array;
    if (isLogin) payload = run(method, (request) => createSession(request as never, call), frame);
    else {
      const session = call.arm.sessions.open.get(sessionId);
      if (session?.connection !== call.from) throw new Refusal('not your session');
      if (!KORTEX_2.hasService(serviceId)) throw new Refusal('unsupported service');
      const handler = handlerOf(method);
      if (!method || !handler) throw new Refusal('unsupported method');
      payload = run(method, (request) => handler(request, call, session), frame);
    }
    const changes = { errorCode: 0, errorSubCode: 0, sessionId: call.answerSessionId ?? sessionId };
    return responseFrame(frame, changes, payload);
  } catch (error) {
    if (error instanceof Refusal) return refusalFrame(frame, error, {});
    if (error instanceof ProtocolError) return refusalFrame(frame, new Refusal('bad payload'), {});
    throw error;
  }
}

function run(method: MethodName, handle: (request: unknown) => unknown, { payload }: Frame): Uint8Array {
  const { request, response } = kortex2MessagesOf(method);
  return response.encode(handle(request.decode(payload)));
}
