import { ZitiError } from '../errors.js';
import { printable } from '../printable.js';
import { withoutSecrets } from '../without-secrets.js';

/** What a controller asks for besides. */
export interface AuthQuery {
  typeId?: string | undefined;
  provider?: string | undefined;
  httpUrl?: string | undefined;
  /** False: the second factor has to be set up first. Of newer controllers. */
  isTotpEnrolled?: boolean;
}

/** What is asked for in an answer: `value` is what stands there. */
export function authQueriesIn(value: unknown): AuthQuery[] {
  return (Array.isArray(value) ? (value as unknown[]) : []).map((query) => {
    const { typeId, provider, httpUrl, isTotpEnrolled } = Object(query) as Record<string, unknown>;
    const text = (one: unknown) => (typeof one === 'string' && one !== '' ? one : undefined);
    return {
      typeId: text(typeId),
      provider: text(provider),
      httpUrl: text(httpUrl),
      ...(isTotpEnrolled === false && { isTotpEnrolled }),
    };
  });
}

/** True if a code of an authenticator app is asked for, in the words of older and newer controllers. */
export function isTotp({ typeId }: AuthQuery): boolean {
  return typeId === 'MFA' || typeId === 'TOTP';
}

/** The error for a second factor that is missing, without `secrets` should the controller quote them. */
export function moreIsAsked(query: AuthQuery, secrets: readonly string[]): ZitiError {
  const { typeId = 'something', provider, httpUrl, isTotpEnrolled = true } = query;
  const what = !isTotp(query)
    ? `${printable(withoutSecrets(`${typeId} of ${httpUrl ?? provider ?? 'another provider'}`, secrets))}, which cannot be given here`
    : isTotpEnrolled
      ? 'a TOTP code; give the one that the authenticator app shows now'
      : 'a TOTP code, which is not set up for this identity yet';
  const message = `the login is half done, the controller asks for more: ${what}`;
  return new ZitiError('ZITI_UNAUTHORIZED', message, { status: 401 });
}
