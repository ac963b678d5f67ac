import { type Frame, responseFrame } from '../protocol/frame.js';
import type { Header } from '../protocol/header.js';
import { ErrorCode, ErrorMessage, SubErrorCode } from '../protocol/messages.js';

/** Everything that the arm refuses, with the sub-code and the words that go out. */
const REFUSALS = {
  'unsupported service': [SubErrorCode.UNSUPPORTED_SERVICE, 'Unsupported service'],
  'unsupported method': [SubErrorCode.UNSUPPORTED_METHOD, 'Unsupported method'],
  'no such session': [SubErrorCode.INVALID_SESSION, 'Session not recognized'],
  'role too low': [SubErrorCode.INVALID_USER_SESSION_ACCESS, 'Insufficient permissions'],
  'bad payload': [SubErrorCode.PAYLOAD_DECODING_ERR, 'Payload cannot be decoded'],
  'wrong password': [SubErrorCode.INVALID_PASSWORD, 'Invalid password'],
  'unknown user': [SubErrorCode.USER_NOT_FOUND, 'User not found'],
  'unknown role': [SubErrorCode.ENTITY_NOT_FOUND, 'Role not found'],
  'unknown profile': [SubErrorCode.ENTITY_NOT_FOUND, 'User not found'],
  'no session left': [SubErrorCode.NO_MORE_STORAGE_SPACE, 'Too many sessions'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalReason = keyof typeof REFUSALS;

/** Thrown where the arm says no; never leaves the arm. */
export class Refusal extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason);
  }
}

/** The answer that says no: the header of the request with other frame info, and an Error as payload. */
export function refusalFrame(request: Frame, reason: RefusalReason, changes: Partial<Header>): Frame {
  const [errorSubCode, errorSubString] = REFUSALS[reason];
  const errorCode = ErrorCode.ERROR_PROTOCOL_SERVER;
  return responseFrame(
    request,
    { ...changes, errorCode, errorSubCode },
    ErrorMessage.encode({ errorCode, errorSubCode, errorSubString }),
  );
}
