import { ArmError, type KortexError, type Refusal, SessionError } from '../errors.js';
import type { Frame } from '../protocol/frame.js';
import { printable } from '../printable.js';
import { withoutSecrets } from '../without-secrets.js';
import { enumName, ErrorCode, ErrorMessage, SubErrorCode } from '../protocol/messages.js';
import type { Generation } from './options.js';

/** Sub-codes of a login that the same user and password will never get past; trying again may lock somebody out. */
const REFUSED_LOGINS: ReadonlySet<number> = new Set([
  SubErrorCode.INVALID_PASSWORD,
  SubErrorCode.USER_NOT_FOUND,
  SubErrorCode.USERNAME_LENGTH_EXCEEDED,
  SubErrorCode.PASSWORD_LENGTH_EXCEEDED,
  SubErrorCode.USERNAME_EMPTY,
]);

const NOT_OFFERED: ReadonlySet<number> = new Set([
  SubErrorCode.UNSUPPORTED_METHOD,
  SubErrorCode.UNSUPPORTED_SERVICE,
  SubErrorCode.UNIMPLEMENTED,
]);

/** True for the two sub-codes that say "your session is dead", one of which also says "your role is too low". */
export function doubtsSession({ header }: Frame): boolean {
  if (header.errorCode === 0) return false;
  return (
    header.errorSubCode === SubErrorCode.INVALID_SESSION ||
    header.errorSubCode === SubErrorCode.INVALID_USER_SESSION_ACCESS
  );
}

/**
 * The error for a response that says no. The codes come from the header; the body may be missing or unreadable.
 * The arm may repeat `secrets` in its text; they are removed.
 */
export function refusalOf(method: string, response: Frame, secrets: readonly string[] = []): KortexError {
  const { errorSubCode } = response.header;
  const refusal = read(method, response, secrets);
  if (method === 'Session/CreateSession' && REFUSED_LOGINS.has(errorSubCode)) {
    const reason = String(refusal.errorSubCode);
    return new SessionError('KORTEX_LOGIN_REFUSED', `the arm refused the login: ${reason}`, reason, {
      hint: 'login-refused',
    });
  }
  if (NOT_OFFERED.has(errorSubCode)) return new ArmError('KORTEX_UNSUPPORTED', refusal, 'this arm does not offer it');
  return new ArmError('KORTEX_ARM', refusal);
}

/** The error for a method that the generation of the arm does not have, or not as meant; the arm is not asked. */
export function notOffered(method: string, generation: Generation): ArmError {
  const refusal = { method, errorCode: 'ERROR_PROTOCOL_CLIENT', errorSubCode: 'UNSUPPORTED_METHOD' };
  return new ArmError('KORTEX_UNSUPPORTED', refusal, `Kortex ${generation} does not have it; the arm was not asked`);
}

/** The error for a response that may mean a dead session, when a KeepAlive has just proved that it lives. */
export function deniedTo(method: string, response: Frame, secrets: readonly string[] = []): ArmError {
  return new ArmError(
    'KORTEX_PERMISSION_DENIED',
    read(method, response, secrets),
    'the role of this session is too low',
  );
}

function read(method: string, response: Frame, secrets: readonly string[]): Refusal {
  return {
    method,
    errorCode: enumName(ErrorCode, response.header.errorCode),
    errorSubCode: enumName(SubErrorCode, response.header.errorSubCode),
    text: textOf(response, secrets),
  };
}

/** The text of the arm, on one line and cut to a length that people read. */
function textOf({ payload }: Frame, secrets: readonly string[]): string | undefined {
  try {
    const { errorSubString } = ErrorMessage.decode(payload);
    return printable(withoutSecrets(errorSubString, secrets)) || undefined;
  } catch {
    return undefined;
  }
}
