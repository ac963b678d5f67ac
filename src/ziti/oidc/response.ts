import { ZitiError, type ZitiErrorCode } from '../../errors.js';
import { printable } from '../../printable.js';
import { withoutSecrets } from '../../without-secrets.js';
import { foreign, otherCode, type RawResponse, refusalOf } from '../answer.js';

const CODES: Partial<Record<number, ZitiErrorCode>> = {
  401: 'ZITI_UNAUTHORIZED',
  403: 'ZITI_UNAUTHORIZED',
  404: 'ZITI_NOT_FOUND',
  429: 'ZITI_BUSY',
  502: 'ZITI_UNREACHABLE',
  503: 'ZITI_BUSY',
  504: 'ZITI_UNREACHABLE',
};
/** A token or a code is over. */
const INVALID_GRANT = 'invalid_grant';

/** The object that `value` is, or that its text holds in JSON; empty if it is none. */
export function objectIn(value: unknown): Record<string, unknown> {
  let found = value;
  try {
    if (typeof value === 'string') found = JSON.parse(value);
  } catch {
    return {};
  }
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : {};
}

/** `value` if it is a text, else an empty one. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * The error for a refusal of `request` (`POST /oidc/oauth/token`). Refusals come in four forms: that of OAuth, that of
 * the Edge Client API with its envelope and without, and plain text. `hint` is what to do if it is a no to who we are.
 */
export function oidcRefusal(request: string, response: RawResponse, hint?: string): ZitiError {
  const { status, body, contentType = '', secrets = [] } = response;
  const content = objectIn(body);
  if (Object.keys(objectIn(content.error)).length > 0) return refusalOf(request, response, content, secrets);
  const apiCode = textIn(content.error) || textIn(content.code);
  // What is no refusal may hold tokens.
  const isPlain = contentType.startsWith('text/plain') && status >= 400;
  if (!apiCode && !isPlain) return foreign(request, response);
  const said = apiCode ? textIn(content.error_description) || textIn(content.message) : body.trim();
  const reason = printable(withoutSecrets(said, secrets));
  const facts = [[status, printable(withoutSecrets(apiCode, secrets))].filter(Boolean).join(' '), reason];
  const code = apiCode === INVALID_GRANT ? 'ZITI_UNAUTHORIZED' : (CODES[status] ?? otherCode(status));
  const details = { status, apiCode: apiCode ? printable(withoutSecrets(apiCode, secrets)) : null };
  const refused = code === 'ZITI_UNAUTHORIZED' ? { ...details, hint } : details;
  return new ZitiError(code, `${request} was refused: ${facts.filter(Boolean).join(', ')}`, refused);
}
