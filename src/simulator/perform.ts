import { ProtocolError } from '../errors.js';
import { type Frame, responseFrame } from '../protocol/frame.js';
import type { MessageType } from '../protocol/messages.js';
import { type Method, METHODS } from '../protocol/services.js';
import { type Answer, type Call, type Handler, HANDLERS, type Request } from './handlers.js';
import { type IncomingRequest, isKnownService, type MethodName } from './incoming.js';
import { Refusal, refusalFrame } from './refusal.js';
import type { Permission } from './roles.js';
import type { ArmSession } from './sessions.js';

/** Carries out a request, or refuses it, and returns the frame that says so. */
export function perform({ frame, method }: IncomingRequest, call: Call): Frame {
  // A refused login must not look like a session, even where the request named one.
  const refusedWith = method === 'Session/CreateSession' ? { sessionId: 0 } : {};
  try {
    if (!isKnownService(frame.header.serviceId)) throw new Refusal('unsupported service');
    const handler = method && (HANDLERS as Partial<Record<MethodName, unknown>>)[method];
    if (!handler) throw new Refusal('unsupported method');
    const payload = run(method as Method, handler as Handler<Method>, frame, call);
    const { sessionId } = frame.header;
    return responseFrame(
      frame,
      { errorCode: 0, errorSubCode: 0, sessionId: call.answerSessionId ?? sessionId },
      payload,
    );
  } catch (error) {
    if (error instanceof Refusal) return refusalFrame(frame, error, refusedWith);
    if (error instanceof ProtocolError) return refusalFrame(frame, new Refusal('bad payload'), refusedWith);
    throw error;
  }
}

function run<M extends Method>(method: M, handler: Handler<M>, frame: Frame, call: Call): Uint8Array {
  // TypeScript cannot see that the types of one row of the table belong together.
  const { request, response } = METHODS[method] as unknown as {
    request: MessageType<Request<M>, never>;
    response: MessageType<unknown, Answer<M>>;
  };
  if (handler.permission === null) return response.encode(handler.run(request.decode(frame.payload), call));
  const session = call.arm.sessions.open.get(frame.header.sessionId);
  if (!session) throw new Refusal('no such session');
  if (!permits(session, handler.permission)) throw new Refusal('role too low');
  return response.encode(handler.run(request.decode(frame.payload), call, session));
}

function permits({ roles }: ArmSession, permission: Permission): boolean {
  return roles.some(({ permissions }) => permissions.includes(permission));
}
