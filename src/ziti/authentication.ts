/**
 * How to log in. `session` is what the login gives: `oidc` asks for tokens of OpenID Connect; `auto`, the default, does
 * so only if the controller offers nothing else. The token of the last two was issued elsewhere: it is never replaced
 * or logged out here. That of a `ztSession` is renewed as any login; a bearer token cannot be renewed.
 */
export type Authentication =
  | { method: 'certificate'; session?: 'auto' | 'oidc' }
  | { method: 'password'; username: string; password: string; session?: 'auto' | 'oidc' }
  | { method: 'externalJwt'; jwt: string; session?: 'auto' | 'oidc' }
  | { method: 'ztSession'; token: string }
  | { method: 'bearerToken'; token: string };

/** A login of our own, without a token that somebody else asked for. */
export type OwnAuthentication = Exclude<Authentication, { token: string }>;

/** What of `authentication` is not to be told in an error. */
export function secretsOf(authentication: OwnAuthentication): string[] {
  switch (authentication.method) {
    case 'password':
      return [authentication.password];
    case 'externalJwt':
      return [authentication.jwt];
    case 'certificate':
      return []; // its key stays here
  }
}
