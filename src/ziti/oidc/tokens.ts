import { ZitiError } from '../../errors.js';
import { claimsOf, secondsLeftOf } from '../jwt.js';
import type { Requester } from '../login.js';
import type { Endpoints } from './endpoints.js';
import { objectIn, oidcRefusal, textIn } from './response.js';

/** Programs are known to the controller by this name, and need no secret. */
export const CLIENT_ID = 'openziti';

/** What a login by OpenID Connect gave. All of it is secret but the id and the times. */
export interface OidcTokens {
  /** What goes with every request. */
  accessToken: string;
  /** What the next tokens are asked for with; empty if the controller gave none. Good once. */
  refreshToken: string;
  /** The id of the login; it stays the same when the tokens are renewed. Empty if the token does not say. */
  apiSessionId: string;
  /** How long the access token holds, in seconds; 0 if nobody says. */
  lifetimeSeconds: number;
  /** Where they came from. */
  endpoints: Endpoints;
}

/** The tokens for a code. `nonce` is what they have to name. Throws a ZitiError. */
export async function tokensForCode(
  requester: Requester,
  endpoints: Endpoints,
  { code, verifier, redirectUri, nonce }: { code: string; verifier: string; redirectUri: string; nonce: string },
): Promise<OidcTokens> {
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
  const { tokens, idToken } = await askForTokens(requester, endpoints, form);
  const { nonce: named = nonce } = claimsOf(idToken);
  if (named === nonce) return tokens;
  throw new ZitiError('ZITI_SERVER', `POST ${endpoints.token} was answered with the tokens of another login`);
}

/** The next tokens of a login; those before are good no more. Throws a ZitiError. */
export async function renewTokens(
  requester: Requester,
  { refreshToken, endpoints, apiSessionId }: OidcTokens,
): Promise<OidcTokens> {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const { tokens } = await askForTokens(requester, endpoints, form);
  return { ...tokens, apiSessionId: tokens.apiSessionId || apiSessionId };
}

/** Tells the controller that the tokens are needed no more: the refresh token first, which could get others. */
export async function revokeTokens(
  requester: Requester,
  { accessToken, refreshToken, endpoints: { baseUrl, revoke } }: OidcTokens,
  signal: AbortSignal,
): Promise<void> {
  const hints = [
    ['refresh_token', refreshToken],
    ['access_token', accessToken],
  ] as const;
  for (const [hint, token] of hints) {
    if (token === '') continue;
    const form = { token, token_type_hint: hint, client_id: CLIENT_ID };
    await requester.ask({ method: 'POST', path: revoke, form, signal }, baseUrl, { once: true });
  }
}

/** A code and a refresh token are good once: such a request is not sent again. */
async function askForTokens(
  { ask }: Requester,
  endpoints: Endpoints,
  form: Record<string, string>,
): Promise<{ tokens: OidcTokens; idToken: string }> {
  const { baseUrl, token: path } = endpoints;
  const all = { ...form, client_id: CLIENT_ID };
  const response = await ask({ method: 'POST', path, form: all }, baseUrl, { once: true });
  const name = `POST ${path}`;
  if (response.status !== 200) throw oidcRefusal(name, response);
  const content = objectIn(response.body);
  const accessToken = textIn(content.access_token);
  // It goes into a header of HTTP, which carries nothing else.
  if (!/^[\x21-\x7e]+$/.test(accessToken)) throw new ZitiError('ZITI_SERVER', `${name} was answered without a token`);
  const { expires_in: told } = content;
  const lifetimeSeconds = typeof told === 'number' && told > 0 ? told : (secondsLeftOf(accessToken) ?? 0);
  const tokens = {
    accessToken,
    refreshToken: textIn(content.refresh_token),
    apiSessionId: textIn(claimsOf(accessToken).z_asid),
    lifetimeSeconds,
    endpoints,
  };
  return { tokens, idToken: textIn(content.id_token) };
}
