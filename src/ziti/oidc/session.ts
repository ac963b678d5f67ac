import type { ZitiError } from '../../errors.js';
import type { ApiSessionDetail } from '../api-session-detail.js';
import type { OwnAuthentication } from '../authentication.js';
import type { Requester } from '../requester.js';
import { findEndpoints } from './endpoints.js';
import { logInByOidc } from './login.js';
import type { Endpoints, OidcTokens } from './oidc-tokens.js';
import { renewTokens, revokeTokens } from './tokens.js';

/**
 * Logs in by OpenID Connect. `refusal` is why the older kind of login failed, and is thrown if the controller offers
 * none of this kind. Throws a ZitiError.
 */
export async function openByOidc(
  requester: Requester,
  authentication: OwnAuthentication,
  totpCode: string,
  refusal?: ZitiError,
): Promise<OidcLogin> {
  let endpoints: Endpoints;
  try {
    endpoints = await findEndpoints(requester);
  } catch (error) {
    throw refusal ?? error;
  }
  const tokens = await logInByOidc(requester, endpoints, authentication, totpCode);
  const login = loginOf(tokens, null);
  try {
    const asked = { method: 'GET', path: '/current-identity', headers: login.headers } as const;
    return loginOf(tokens, (await requester.send<Identity>(asked)).data);
  } catch (error) {
    await revokeTokens(requester, tokens);
    throw error;
  }
}

/** The same login with its next tokens. Throws a ZitiError. */
export async function renewByOidc(
  requester: Requester,
  { tokens, detail }: Pick<OidcLogin, 'tokens' | 'detail'>,
): Promise<OidcLogin> {
  return loginOf(await renewTokens(requester, tokens), detail.identity ?? null);
}

/** A login with tokens: what goes with every request, and what is known of it. */
export interface OidcLogin {
  headers: Record<string, string>;
  detail: ApiSessionDetail;
  tokens: OidcTokens;
}

type Identity = NonNullable<ApiSessionDetail['identity']> | null;

/** The login that `tokens` stand for, of that identity. */
function loginOf(tokens: OidcTokens, identity: Identity): OidcLogin {
  const { accessToken, apiSessionId: id, lifetimeSeconds: expirationSeconds } = tokens;
  const expiresAt = new Date(Date.now() + expirationSeconds * 1_000).toISOString();
  const detail = { id, identity, ...(expirationSeconds > 0 && { expirationSeconds, expiresAt }) };
  return { headers: { authorization: `Bearer ${accessToken}` }, detail, tokens };
}
