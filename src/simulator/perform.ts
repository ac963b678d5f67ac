import { ProtocolError } from '../errors.js';
import { type Frame, responseFrame } from '../protocol/frame.js';
import { enumName, type MessageType, UserPermission } from '../protocol/messages.js';
import { type Method, METHODS } from '../protocol/services.js';
import { type Answer, type Call, type Handler, HANDLERS, type Request } from './handlers.js';
import type { IncomingRequest } from './incoming.js';
import { KORTEX_3, kortex3Function, type MethodName } from './methods.js';
import { Refusal, refusalFrame } from './refusal.js';
import type { Permission } from './roles.js';
import { performService, serviceHandlerOf } from './services/perform-service.js';
import type { ArmSession } from './sessions.js';

/** Carries out a request, or refuses it, and returns the frame that says so. */
export function perform({ frame, method }: IncomingRequest, call: Call): Frame {
  // A refused login must not look like a session, even where the request named one.
  const refusedWith = method === 'Session/CreateSession' ? { sessionId: 0 } : {};
  try {
    if (!KORTEX_3.hasService(frame.header.serviceId)) throw new Refusal('unsupported service');
    if (!method) throw new Refusal('unsupported method');
    const handler = (HANDLERS as Partial<Record<MethodName, unknown>>)[method] as Handler<Method> | undefined;
    const payload = handler ? run(method as Method, handler, frame, call) : runFunction(method, frame, call);
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
  const session = sessionOf(frame, call);
  if (!permits(session, handler.permission)) throw new Refusal('role too low');
  return response.encode(handler.run(request.decode(frame.payload), call, session));
}

/** Carries out a function of the catalogue. */
function runFunction(method: MethodName, frame: Frame, call: Call): Uint8Array {
  const fn = kortex3Function(method);
  if (!fn) throw new Refusal('unsupported method');
  const session = sessionOf(frame, call);
  const { arm, nowMs } = call;
  const handler = serviceHandlerOf(fn, arm.subscriptions);
  if (!permits(session, handler.permission)) {
    throw new Refusal('role too low', `${enumName(UserPermission, handler.permission, 'USER_PERMISSION_')} is needed`);
  }
  const { cell, stateChangedBy } = arm;
  return performService(fn, handler, frame.payload, { cell, stateChangedBy, session, nowMs });
}

function sessionOf({ header }: Frame, { arm }: Call): ArmSession {
  const session = arm.sessions.open.get(header.sessionId);
  if (!session) throw new Refusal('no such session');
  return session;
}

function permits({ roles }: ArmSession, permission: Permission): boolean {
  return roles.some(({ permissions }) => permissions.includes(permission));
}
