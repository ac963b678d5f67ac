import { InputError, ZitiError } from '../errors.js';
import type { Answer, Pagination } from './answer.js';
import type { ApiSession } from './api-session.js';
import { blotted, type FilterValue, where, withFloatTags } from './filter.js';

/** `Dial` reaches a service, `Bind` offers it. */
export const SESSION_TYPES = ['Dial', 'Bind'] as const;
export type SessionType = (typeof SESSION_TYPES)[number];

export interface EdgeRouter {
  name: string;
  hostname: string;
  /** By the name of the transport. */
  supportedProtocols: Record<string, string> | null;
  isOnline: boolean;
  /** The lower, the better. */
  cost?: number | null;
  disabled?: boolean | null;
  /** Of newer controllers. */
  capabilities?: string[] | null;
}

/**
 * The permission to reach one service, as the controller tells of it. Right after it was created much is null; `token` is
 * a secret, and the one that counts comes then only: detail and list give an id in its place.
 */
export interface ZitiSession {
  id: string;
  type: SessionType;
  token: string;
  serviceId: string;
  service?: { id: string; name: string } | null;
  apiSessionId: string;
  identityId: string;
  createdAt?: string | null;
  updatedAt?: string | null;
  tags?: Record<string, FilterValue> | null;
  edgeRouters?: EdgeRouter[] | null;
}

export interface NewSession {
  serviceId: string;
  type: SessionType;
  tags?: Record<string, FilterValue>;
}

export interface Listing {
  /** In the filter language of the controller; `where` builds one. */
  filter?: string | undefined;
  /** `createdAt desc`; at most five, with commas. An order that stands in the filter wins. */
  sort?: string | undefined;
  /** From 1 to 500; the controller takes 10 where nothing is said. */
  limit?: number | undefined;
  offset?: number | undefined;
}

export const LARGEST_PAGE = 500;
export const LARGEST_OFFSET = 100_000;

/** Creates a session; the one that is there already where service and type are the same. Throws a ZitiError. */
export async function createSession(
  api: ApiSession,
  { serviceId, type, tags }: NewSession,
  signal?: AbortSignal,
): Promise<Answer<ZitiSession>> {
  const body = { serviceId: checkId('serviceId', serviceId), type, ...(tags && { tags }) };
  return sessionIn(await api.call<ZitiSession>({ method: 'POST', path: '/sessions', body, signal }));
}

/** Throws a ZitiError; ZITI_NOT_FOUND also for the session of somebody else. */
export async function sessionDetail(api: ApiSession, id: string, signal?: AbortSignal): Promise<Answer<ZitiSession>> {
  try {
    return sessionIn(await api.call<ZitiSession>({ method: 'GET', path: pathOf(id), signal }));
  } catch (error) {
    if (!(error instanceof ZitiError) || error.code !== 'ZITI_NOT_FOUND' || api.storesSessions) throw error;
    throw error.with('With a bearer token the controller stores no sessions');
  }
}

/**
 * Deletes a session; `deleted` is false if it is gone already, or was never stored. Throws a ZitiError, also if the
 * controller says that there is no such session and shows it all the same: it is somebody else's then.
 */
export async function deleteSession(
  api: ApiSession,
  id: string,
  signal?: AbortSignal,
): Promise<Answer<{ id: string; deleted: boolean }>> {
  const path = pathOf(id);
  try {
    const { status, requestId } = await api.call({ method: 'DELETE', path, signal });
    return { data: { id, deleted: true }, status, requestId };
  } catch (error) {
    if (!(error instanceof ZitiError) || error.code !== 'ZITI_NOT_FOUND') throw error;
    if (!(await isThere(api, id, signal))) {
      return { data: { id, deleted: false }, status: error.status ?? 404, requestId: error.requestId };
    }
    const hint = 'The session exists still: it belongs to another identity, and only that one can delete it here';
    throw new ZitiError('ZITI_REJECTED', `${error.message}. ${hint}`, error);
  }
}

/** True if the controller shows the session. An administrator is shown those of others, some versions list them only. */
async function isThere(api: ApiSession, id: string, signal?: AbortSignal): Promise<boolean> {
  try {
    await api.call({ method: 'GET', path: pathOf(id), signal });
    return true;
  } catch (error) {
    if (!(error instanceof ZitiError) || error.code !== 'ZITI_NOT_FOUND') throw error;
  }
  return (await listSessions(api, { filter: where({ id }), limit: 1 }, signal)).data.length > 0;
}

/** One page of the sessions of this identity. Throws a ZitiError. */
export function listSessions(
  api: ApiSession,
  listing: Listing = {},
  signal?: AbortSignal,
): Promise<Answer<ZitiSession[]>> {
  return listPage(api, '/sessions', listing, signal);
}

/** Every session of this identity that `listing` matches. Throws a ZitiError. */
export function listAllSessions(
  api: ApiSession,
  listing: Pick<Listing, 'filter' | 'sort'> = {},
  signal?: AbortSignal,
): Promise<Answer<ZitiSession[]>> {
  return listAll(api, '/sessions', listing, signal);
}

/** One page of what is listed at `path`. */
export async function listPage<T>(
  api: ApiSession,
  path: string,
  { filter, sort, limit, offset }: Listing,
  signal?: AbortSignal,
): Promise<Answer<T[]>> {
  const query = { filter: sorted(filter && withFloatTags(filter), sort), limit, offset };
  const answer = await api.call<T[]>({ method: 'GET', path, query, signal });
  if (!Array.isArray(answer.data)) throw unfit(answer, `GET ${path} was answered without a list`);
  return answer;
}

/**
 * All that is listed at `path`, page by page. The controller may make a page smaller than it was asked for. Throws an
 * InputError where it starts a page elsewhere: it would give the same ones again and again.
 */
export async function listAll<T>(
  api: ApiSession,
  path: string,
  listing: Pick<Listing, 'filter' | 'sort'>,
  signal?: AbortSignal,
): Promise<Answer<T[]>> {
  const found: T[] = [];
  for (;;) {
    const page = await listPage<T>(api, path, { ...listing, limit: LARGEST_PAGE, offset: found.length }, signal);
    const { totalCount = 0, offset = found.length } = page.pagination ?? {};
    if (offset !== found.length) {
      throw new InputError('filter', `one without skip, that finds ${LARGEST_OFFSET} at most, where all are asked for`);
    }
    found.push(...page.data);
    if (page.data.length === 0 || found.length >= totalCount) {
      const pagination: Pagination = { limit: found.length, offset: 0, totalCount: Math.max(totalCount, found.length) };
      return { ...page, data: found, pagination };
    }
  }
}

/**
 * The order is part of the filter language, between the predicate and the page; the query parameter of that name is not
 * documented. An order that stands in the filter wins.
 */
function sorted(filter = '', sort = ''): string | undefined {
  const given = filter.trim();
  const words = blotted(given);
  if (!sort.trim() || /\bsort\s+by\b/i.test(words)) return given || undefined;
  const pageAt = words.search(/(?<![\w.-])(skip|limit)\s/i);
  const [predicate, page] = pageAt < 0 ? [given, ''] : [given.slice(0, pageAt), given.slice(pageAt)];
  return [predicate.trim() || 'true', `sort by ${sort.trim()}`, page].filter(Boolean).join(' ');
}

/** `answer` if there is a session in it. */
function sessionIn(answer: Answer<ZitiSession>): Answer<ZitiSession> {
  const { id } = answer.data as { id?: unknown };
  if (typeof id === 'string' && id !== '') return answer;
  throw unfit(answer, 'a session was asked for, and the answer holds none');
}

function unfit({ status, requestId }: Answer<unknown>, message: string): ZitiError {
  return new ZitiError('ZITI_SERVER', message, { status, requestId });
}

function pathOf(id: string): string {
  return `/sessions/${encodeURIComponent(checkId('sessionId', id))}`;
}

/** The controller puts ids into filters of its own, where a quotation mark would be a riddle. */
function checkId(property: string, id: string): string {
  // A path of dots alone leads elsewhere.
  if (/^(?!\.+$)[A-Za-z0-9._-]+$/.test(id)) return id;
  throw new InputError(property, `an id of letters, digits, dots, underscores and hyphens, got ${JSON.stringify(id)}`);
}
