import { debuglog } from 'node:util';
import { ZitiError } from '../../errors.js';
import { linkSignals } from '../../time/deadline.js';
import { claimsOf, lifetimeSecondsOf } from '../jwt.js';
import type { Requester } from '../requester.js';
import { placeOf } from './endpoints.js';
import type { Endpoints, OidcTokens } from './oidc-tokens.js';
import { objectIn, oidcRefusal, textIn } from './response.js';

const debug = debuglog('ziti');
/** Programs are known to the controller by this name, and need no secret. */
export const CLIENT_ID = 'openziti';
/** Of a close, which waits for it. */
const REVOKE_LIMIT_MS = 1_000;
/** Nobody means what is shorter, and a Date holds what is not longer, which is 31 years. */
const [SHORTEST_SECONDS, LONGEST_SECONDS] = [0.1, 1e9];

/** The tokens for a code. `nonce` is what they have to name. Throws a ZitiError. */
export async function tokensForCode(
  requester: Requester,
  endpoints: Endpoints,
  { code, verifier, redirectUri, nonce }: { code: string; verifier: string; redirectUri: string; nonce: string },
): Promise<OidcTokens> {
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
  // Only the controller that gave the code knows it.
  const { tokens, idToken } = await askForTokens(requester, endpoints, endpoints.baseUrl, form);
  const { nonce: named = nonce } = claimsOf(idToken);
  if (named === nonce) return tokens;
  await revokeTokens(requester, tokens);
  throw new ZitiError('ZITI_SERVER', `POST ${endpoints.token} was answered with the tokens of another login`);
}

/** The next tokens of a login; those before are good no more. Throws a ZitiError. */
export async function renewTokens(
  requester: Requester,
  { refreshToken, endpoints, apiSessionId }: OidcTokens,
): Promise<OidcTokens> {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const { tokens } = await askForTokens(requester, endpoints, placeOf(requester, endpoints), form);
  return {
    ...tokens,
    // Without another one, that before stays good.
    refreshToken: tokens.refreshToken || refreshToken,
    apiSessionId: tokens.apiSessionId || apiSessionId,
  };
}

/**
 * Tells the controller that the tokens are needed no more: the refresh token first, which could get others. Takes 1 s
 * at most and never throws.
 */
export async function revokeTokens(
  requester: Requester,
  { accessToken, refreshToken, endpoints }: OidcTokens,
): Promise<void> {
  const { revoke: path } = endpoints;
  const baseUrl = placeOf(requester, endpoints);
  const { signal, release } = linkSignals([], REVOKE_LIMIT_MS);
  const revoke = async (token: string, token_type_hint: string) => {
    const form = { token, token_type_hint, client_id: CLIENT_ID };
    if (token) await requester.ask({ method: 'POST', path, form, signal }, baseUrl);
  };
  try {
    await revoke(refreshToken, 'refresh_token');
    await revoke(accessToken, 'access_token');
  } catch (error) {
    debug('logout: %s', error);
  } finally {
    release();
  }
}

/** A code and a refresh token are good once: such a request is not sent again. */
async function askForTokens(
  { ask }: Requester,
  endpoints: Endpoints,
  baseUrl: string,
  form: Record<string, string>,
): Promise<{ tokens: OidcTokens; idToken: string }> {
  const { token: path } = endpoints;
  const all = { ...form, client_id: CLIENT_ID };
  const response = await ask({ method: 'POST', path, form: all }, baseUrl, { once: true });
  const name = `POST ${path}`;
  if (response.status !== 200) throw oidcRefusal(name, response);
  const content = objectIn(response.body);
  const accessToken = textIn(content.access_token);
  // It goes into a header of HTTP, which carries nothing else.
  if (!/^[\x21-\x7e]+$/.test(accessToken)) throw new ZitiError('ZITI_SERVER', `${name} was answered without a token`);
  const tokens = {
    accessToken,
    refreshToken: textIn(content.refresh_token),
    apiSessionId: textIn(claimsOf(accessToken).z_asid),
    lifetimeSeconds: lifetimeIn(content.expires_in) || lifetimeIn(lifetimeSecondsOf(accessToken)),
    endpoints,
  };
  return { tokens, idToken: textIn(content.id_token) };
}

/** How many seconds `told` is, as a number or a text; 0 if nobody can mean it. */
function lifetimeIn(told: unknown): number {
  const seconds = typeof told === 'string' && /^\d+$/.test(told) ? Number(told) : told;
  return typeof seconds === 'number' && seconds >= SHORTEST_SECONDS ? Math.min(seconds, LONGEST_SECONDS) : 0;
}
