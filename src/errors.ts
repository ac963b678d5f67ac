/**
 * Every error that reaches a caller or a flow. Flows switch on `code`, so a code never changes its meaning.
 * Messages name the thing and the fact, and never a password or token.
 */

export type ErrorCode =
  | 'KORTEX_OFFLINE'
  | 'KORTEX_TIMEOUT'
  | 'KORTEX_LOGIN_REFUSED'
  | 'KORTEX_NO_SESSION'
  | 'KORTEX_SESSION_LOST'
  | 'KORTEX_PERMISSION_DENIED'
  | 'KORTEX_UNSUPPORTED'
  | 'KORTEX_ARM'
  | 'KORTEX_PROTOCOL'
  | 'KORTEX_BUSY'
  | 'KORTEX_INPUT'
  | 'KORTEX_NOT_ALLOWED'
  | ZitiErrorCode;

/** The codes of a `ZitiError`. */
export type ZitiErrorCode =
  | 'ZITI_UNAUTHORIZED'
  | 'ZITI_NOT_FOUND'
  | 'ZITI_REJECTED'
  | 'ZITI_CONFLICT'
  | 'ZITI_BUSY'
  | 'ZITI_UNREACHABLE'
  | 'ZITI_SERVER';

/** What an error may carry besides its message. */
export interface Details extends ErrorOptions {
  /**
   * A stable word in kebab-case for what is most likely wrong, such as `web-server`. A dialog translates it; `message`
   * says the same in English.
   */
  hint?: string | undefined;
}

/** The parent of all errors of this package, those of OpenZiti too: one `instanceof` and one `code` serve them all. */
export class KortexError extends Error {
  readonly code: ErrorCode;
  declare readonly hint?: string;

  constructor(code: ErrorCode, message: string, { hint, ...options }: Details = {}) {
    super(message, options);
    // Logs and the debug sidebar print the name; a code can be looked up.
    this.name = code;
    this.code = code;
    if (hint) this.hint = hint;
  }
}

/** The `hint` of `error`, or of the error behind it. */
export function hintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return (error as Partial<KortexError>).hint ?? hintOf(error.cause);
}

/** There is no link to the arm, or it went away while a call waited. */
export class ConnectionError extends KortexError {
  constructor(message: string, options?: Details) {
    super('KORTEX_OFFLINE', message, options);
  }
}

/** The arm did not answer in time. It may have acted all the same. */
export class TimeoutError extends KortexError {
  readonly method: string;
  readonly timeoutMs: number;

  constructor(method: string, timeoutMs: number, explanation = '', details?: Details) {
    const waitedMs = Math.round(timeoutMs); // what is left of a longer wait may be no whole number
    super('KORTEX_TIMEOUT', `${method} got no response in ${waitedMs} ms${explanation && `. ${explanation}`}`, details);
    this.method = method;
    this.timeoutMs = waitedMs;
  }
}

/** The codes of a `SessionError`. */
export type SessionErrorCode = 'KORTEX_LOGIN_REFUSED' | 'KORTEX_NO_SESSION' | 'KORTEX_SESSION_LOST';

/** The login was refused, no session is open, or the session that was open is gone. */
export class SessionError extends KortexError {
  /** What happened, in a word or two: `INVALID_PASSWORD`, `killed`, `timed out`. */
  readonly reason: string;

  constructor(code: SessionErrorCode, message: string, reason: string, options?: Details) {
    super(code, message, options);
    this.reason = reason;
  }
}

/** The codes of an `ArmError`. */
export type ArmErrorCode = 'KORTEX_PERMISSION_DENIED' | 'KORTEX_UNSUPPORTED' | 'KORTEX_ARM';

/** What a refusal by the arm carries; codes by name, or the number where the name is unknown. */
export interface Refusal {
  method: string;
  errorCode: string | number;
  errorSubCode: string | number;
  /** The arm's own words; often missing. */
  text?: string | undefined;
}

/** The arm answered, and the answer is no. */
export class ArmError extends KortexError {
  readonly method: string;
  readonly errorCode: string | number;
  readonly errorSubCode: string | number;

  constructor(code: ArmErrorCode, { method, errorCode, errorSubCode, text }: Refusal, explanation = '') {
    const facts = [explanation, text].filter(Boolean).join('; ');
    super(code, `${method} was refused: ${errorCode} / ${errorSubCode}${facts && ` (${facts})`}`);
    this.method = method;
    this.errorCode = errorCode;
    this.errorSubCode = errorSubCode;
  }
}

/** Bytes or frames break the format. */
export class ProtocolError extends KortexError {
  constructor(message: string, options?: Details) {
    super('KORTEX_PROTOCOL', message, options);
  }
}

/** What a flow or a dialog gave cannot be used; the arm was not asked. */
export class InputError extends KortexError {
  readonly property: string;
  readonly expected: string;

  constructor(property: string, expected: string, options?: Details) {
    super('KORTEX_INPUT', `${property}: expected ${expected}`, options);
    this.property = property;
    this.expected = expected;
  }
}

/** The settings of the arm do not allow flows to do that; the arm was not asked. */
export class NotAllowedError extends KortexError {
  readonly method: string;
  /** What the method does: it `changes` things, or `moves` the arm. */
  readonly effect: string;
  /** What is allowed at most: `read`, `change` or `move`. */
  readonly allowed: string;

  constructor(method: string, effect: string, allowed: string) {
    super('KORTEX_NOT_ALLOWED', `${method} ${EFFECTS[effect] ?? effect}, and flows may only ${allowed}`);
    this.method = method;
    this.effect = effect;
    this.allowed = allowed;
  }
}

const EFFECTS: Readonly<Record<string, string>> = {
  changes: 'changes something on the arm',
  moves: 'may move the arm',
};

/** Too many calls wait already; this one was not sent. */
export class BusyError extends KortexError {
  readonly limit: number;

  constructor(limit: number) {
    super('KORTEX_BUSY', `${limit} calls wait for an answer already; this one was not sent`);
    this.limit = limit;
  }
}

/** What the controller says of a refusal. */
export interface ZitiRefusal {
  /** The HTTP status; null where no answer came. */
  status?: number | null;
  /** The controller's own code, such as `COULD_NOT_VALIDATE`. */
  apiCode?: string | null;
  /** What to look for in the log of the controller. */
  requestId?: string | null;
  /** As in Details. */
  hint?: string | undefined;
}

/** The OpenZiti controller refused, or could not be reached. Never carries a request: that holds the token. */
export class ZitiError extends KortexError {
  declare readonly code: ZitiErrorCode;
  readonly status: number | null;
  readonly apiCode: string | null;
  readonly requestId: string | null;

  constructor(
    code: ZitiErrorCode,
    message: string,
    { status = null, apiCode = null, requestId = null, hint }: ZitiRefusal = {},
  ) {
    super(code, message, { hint });
    this.status = status;
    this.apiCode = apiCode;
    this.requestId = requestId;
  }

  /** The same refusal, with `hint` as one more sentence. */
  with(hint: string): ZitiError {
    return new ZitiError(this.code, `${this.message}. ${hint}`, this);
  }
}

/** The shortest text that says why `error` happened; for use inside another message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return reasonOf(error.errors[0]);
  if (error instanceof Error) return error.message.trim() || error.name;
  return String(error);
}

/** `error` as an Error, whatever was thrown. */
export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
