import type { AuthQuery } from './auth-query.js';

/** The part of a CurrentApiSessionDetail that counts here. */
export interface ApiSessionDetail {
  id?: string;
  token?: string;
  identity?: { name?: string } | null;
  /** When the controller last heard of this login. */
  cachedLastActivityAt?: string;
  expiresAt?: string;
  expirationSeconds?: number;
  authQueries?: AuthQuery[] | null;
}
