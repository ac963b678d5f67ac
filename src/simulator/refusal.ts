import { type Frame, responseFrame } from '../protocol/frame.js';
import type { Header } from '../protocol/header.js';
import { ErrorCode, ErrorMessage, SubErrorCode } from '../protocol/messages.js';

/** Everything that the arm refuses, with the sub-code and the words that go out. */
const PROTOCOL_REFUSALS = {
  'unsupported service': [SubErrorCode.UNSUPPORTED_SERVICE, 'Unsupported service'],
  'unsupported method': [SubErrorCode.UNSUPPORTED_METHOD, 'Unsupported method'],
  'no such session': [SubErrorCode.INVALID_SESSION, 'Session not recognized'],
  'not your session': [SubErrorCode.INVALID_USER_SESSION_ACCESS, 'Invalid user session access'],
  'unknown subscription': [SubErrorCode.ENTITY_NOT_FOUND, 'Subscription not found'],
  'role too low': [SubErrorCode.INVALID_USER_SESSION_ACCESS, 'Insufficient permissions'],
  'bad payload': [SubErrorCode.PAYLOAD_DECODING_ERR, 'Payload cannot be decoded'],
  'wrong password': [SubErrorCode.INVALID_PASSWORD, 'Invalid password'],
  'unknown user': [SubErrorCode.USER_NOT_FOUND, 'User not found'],
  'unknown role': [SubErrorCode.ENTITY_NOT_FOUND, 'Role not found'],
  'unknown profile': [SubErrorCode.ENTITY_NOT_FOUND, 'User not found'],
  'unknown program': [SubErrorCode.ENTITY_NOT_FOUND, 'Program not found'],
  'unknown namespace': [SubErrorCode.ENTITY_NOT_FOUND, 'Namespace not found'],
  'unknown variable': [SubErrorCode.ENTITY_NOT_FOUND, 'Variable not found'],
  'unknown event': [SubErrorCode.ENTITY_NOT_FOUND, 'Event not found'],
  'bad parameter': [SubErrorCode.INVALID_PARAM, 'Invalid parameter'],
  'too long': [SubErrorCode.TOO_LARGE_ENCODED_PAYLOAD_BUFFER, 'The response is too long'],
  'value too high': [SubErrorCode.VALUE_IS_ABOVE_MAXIMUM, 'Value is above the maximum'],
  'value too low': [SubErrorCode.VALUE_IS_BELOW_MINIMUM, 'Value is below the minimum'],
  'not to be changed': [SubErrorCode.UPDATE_PERMISSION_DENIED, 'It belongs to the system'],
  'not to be deleted': [SubErrorCode.DELETE_PERMISSION_DENIED, 'It belongs to the system'],
  'not played': [SubErrorCode.UNIMPLEMENTED, 'The simulator does not play this method'],
  'no subscription left': [SubErrorCode.NO_MORE_STORAGE_SPACE, 'Too many subscriptions'],
  'no session left': [SubErrorCode.NO_MORE_STORAGE_SPACE, 'Too many sessions'],
} as const satisfies Record<string, readonly [number, string]>;

/** What the arm refuses for the state that it is in. */
const DEVICE_REFUSALS = {
  'arm in fault': [SubErrorCode.ROBOT_IN_FAULT, 'The robot is in fault'],
  'arm not ready': [SubErrorCode.ROBOT_NOT_READY, 'The robot is not ready'],
  'wrong mode': [SubErrorCode.WRONG_MODE, 'Not in this operating mode'],
  'program running': [SubErrorCode.ROBOT_MOVEMENT_IN_PROGRESS, 'A program is running'],
  'no program running': [SubErrorCode.ROBOT_NOT_MOVING, 'No program is running'],
  'no program paused': [SubErrorCode.ROBOT_NOT_MOVING, 'No program is paused'],
} as const satisfies Record<string, readonly [number, string]>;
const REFUSALS = { ...PROTOCOL_REFUSALS, ...DEVICE_REFUSALS };

export type RefusalReason = keyof typeof REFUSALS;

/** Thrown inside the arm if it refuses a request. */
export class Refusal extends Error {
  /** `text` goes out in place of the usual words. */
  constructor(
    readonly reason: RefusalReason,
    readonly text?: string,
  ) {
    super(reason);
  }
}

/** The answer with a refusal: the header of the request with other frame info, and an Error as payload. */
export function refusalFrame(request: Frame, { reason, text }: Refusal, changes: Partial<Header>): Frame {
  const [errorSubCode, words] = REFUSALS[reason];
  const errorSubString = text ?? words;
  const errorCode = reason in DEVICE_REFUSALS ? ErrorCode.ERROR_DEVICE : ErrorCode.ERROR_PROTOCOL_SERVER;
  return responseFrame(
    request,
    { ...changes, errorCode, errorSubCode },
    ErrorMessage.encode({ errorCode, errorSubCode, errorSubString }),
  );
}
