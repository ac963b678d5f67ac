import type { OwnAuthentication } from '../authentication.js';

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

/** Where a controller takes logins by OpenID Connect: paths below `baseUrl`. */
export interface Endpoints {
  baseUrl: string;
  /** True: that is the controller itself, so that any other one of its network takes the tokens, too. */
  isBeside: boolean;
  authorize: string;
  token: string;
  revoke: string;
  totp: string;
  login: Record<OwnAuthentication['method'], string>;
}
