import { ZitiError, type ZitiErrorCode } from '../errors.js';
import { printable } from '../printable.js';
import { challengesIn } from './challenges.js';
import { withoutSecrets } from '../without-secrets.js';

/** Which part of a list this is. */
export interface Pagination {
  limit: number;
  offset: number;
  totalCount: number;
}

/** What came back from the controller, out of its envelope. */
export interface Answer<T> {
  data: T;
  status: number;
  /**
   * The id of the request, for logs. A controller names the requests that it refuses; any other has the id that we sent
   * along as `x-request-id`, which a proxy may log. Null only if nothing was sent.
   */
  requestId: string | null;
  pagination?: Pagination;
  /** What the one who asked should know although it went well. Missing if there is nothing. */
  warnings?: string[];
}

/** A response as it came over the network. */
export interface RawResponse {
  status: number;
  /** The text of the body. */
  body: string;
  contentType?: string | undefined;
  /** The header `WWW-Authenticate`. */
  challenges?: string | undefined;
  /** What the request is called if the controller does not name it. */
  requestId?: string | undefined;
  /** Any other header, by its name in small letters. */
  header?: ((title: string) => string | undefined) | undefined;
  /** True: an empty body is no answer of a controller. */
  needsEnvelope?: boolean | undefined;
  /** What stood in the request and is not to be told in an error. */
  secrets?: readonly string[];
}

const CODES: Partial<Record<number, ZitiErrorCode>> = {
  401: 'ZITI_UNAUTHORIZED',
  404: 'ZITI_NOT_FOUND',
  409: 'ZITI_CONFLICT',
  429: 'ZITI_BUSY',
  503: 'ZITI_BUSY',
};

/** What gateways say while they, or the controller behind them, are overloaded or away. */
const FOREIGN_CODES: Partial<Record<number, ZitiErrorCode>> = {
  429: 'ZITI_BUSY',
  502: 'ZITI_UNREACHABLE',
  503: 'ZITI_BUSY',
  504: 'ZITI_UNREACHABLE',
};
/** The word by which dialogs translate what to do about a login that the controller refuses. */
const REFUSED_LOGIN = { apiCode: 'INVALID_AUTH', hint: 'controller-login-refused' };
/** A body that is too large is refused without an envelope. */
const TOO_LARGE = 413;

/**
 * Opens the envelope of a response to `request` (`POST /sessions`). The only place that does: throws the ZitiError for
 * a refusal, whatever form that has.
 */
export function openEnvelope<T>(request: string, response: RawResponse): Answer<T> {
  const { status, body, secrets = [], needsEnvelope = false, requestId = null } = response;
  const content = parse(body);
  if (status < 200 || status >= 300) throw refusalOf(request, response, content, secrets);
  if (body === '' && !needsEnvelope) return { data: {} as T, status, requestId };
  if (!isObject(content) || !('data' in content)) throw foreign(request, response);
  const { data, meta } = content;
  const pagination =
    isObject(meta) && isObject(meta.pagination) ? (meta.pagination as unknown as Pagination) : undefined;
  return { data: (data ?? {}) as T, status, requestId, ...(pagination && { pagination }) };
}

/**
 * The error for a refusal whose body holds `content`. Only what comes in the form of the controller is its word: a
 * proxy may say 404 or 401, too, and knows nothing.
 */
export function refusalOf(
  request: string,
  response: RawResponse,
  content: unknown,
  secrets: readonly string[],
): ZitiError {
  const { status } = response;
  const error = isObject(content) ? (status === TOO_LARGE ? content : content.error) : undefined;
  if (!isObject(error)) return foreign(request, response);
  const apiCode = textOf(error.code);
  if (!apiCode) return foreign(request, response);
  const hint = apiCode === REFUSED_LOGIN.apiCode ? REFUSED_LOGIN.hint : undefined;
  const named = textOf(error.requestId);
  const requestId = named && withoutSecrets(named, secrets);
  const why = status === 401 ? challengesIn(response.challenges) : [];
  const told = [[textOf(error.message), causeOf(error.cause)].filter(Boolean).join(': '), ...why].join('; ');
  const reasons = printable(withoutSecrets(told, secrets));
  const shownCode = withoutSecrets(apiCode, secrets);
  const facts = [`${status} ${printable(shownCode)}`, reasons, requestId && `request ${printable(requestId)}`];
  const message = `${request} was refused: ${facts.filter(Boolean).join(', ')}`;
  return new ZitiError(CODES[status] ?? otherCode(status), message, { status, apiCode: shownCode, requestId, hint });
}

/** The error if something else than a controller answered. */
export function foreign(request: string, { status, contentType, secrets = [] }: RawResponse): ZitiError {
  const type = printable(withoutSecrets(contentType ?? '', secrets));
  const said = status < 300 ? '' : ` It said ${status}${type && `, ${type}`}: a proxy?`;
  const message = `${request} was answered by something else than a controller; is the address right?${said}`;
  return new ZitiError(FOREIGN_CODES[status] ?? foreignCode(status), message, { status, hint: 'not-a-controller' });
}

/** A 4xx that is not of the controller's: the request did not get to it. */
function foreignCode(status: number): ZitiErrorCode {
  return status >= 400 && status < 500 ? 'ZITI_UNREACHABLE' : 'ZITI_SERVER';
}

/**
 * What a status means that means nothing more exact. The controller copies some codes of its validation into the
 * status, so that those from 600 on are the caller's, too.
 */
export function otherCode(status: number): ZitiErrorCode {
  return (status >= 400 && status < 500) || status >= 600 ? 'ZITI_REJECTED' : 'ZITI_SERVER';
}

/** A cause has one of four forms; what it says of a field, of an error below, or of posture checks that fail. */
function causeOf(cause: unknown): string {
  if (typeof cause === 'string') return cause;
  if (!isObject(cause)) return '';
  const { field, reason, message, data } = cause;
  if (textOf(field)) return `${textOf(field) ?? ''}: ${textOf(reason) ?? ''}`;
  const failing = isObject(data) ? Object.values(data).flatMap(failingChecks) : [];
  return [textOf(message), failing.length > 0 && `failing: ${failing.join(', ')}`, causeOf(cause.cause)]
    .filter(Boolean)
    .join('; ');
}

function failingChecks(checks: unknown): string[] {
  if (!Array.isArray(checks)) return [];
  return checks.filter(isObject).flatMap(({ isPassing, typeId, id }) => {
    return isPassing === false ? [[textOf(typeId), textOf(id)].filter(Boolean).join(' ')] : [];
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
