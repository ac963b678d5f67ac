import { InputError, ZitiError } from '../errors.js';
import { printable } from '../printable.js';
import type { Answer } from './answer.js';
import type { ApiSession } from './api-session.js';
import { type FilterValue, where } from './filter.js';
import { listAll, type Listing, listPage, rejectedIf } from './list.js';

/** `Dial` reaches a service, `Bind` offers it. */
export const SESSION_TYPES = ['Dial', 'Bind'] as const;
/** `Dial` to reach a service, `Bind` to offer it. */
export type SessionType = (typeof SESSION_TYPES)[number];

/** An edge router that leads to a service, as the controller tells of it. */
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
 * The permission to reach one service, as the controller tells of it. Right after it was created much is null; `token`
 * is a secret, and the one that counts comes then only: detail and list give an id in its place.
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

/** The session that is to be created. */
export interface NewSession {
  serviceId: string;
  type: SessionType;
  tags?: Record<string, FilterValue>;
}

/**
 * Creates a session. If there is one for the same service and type, it is that one, and it keeps its tags.
 * What stands against its use stands in `warnings`. Throws a ZitiError.
 */
export async function createSession(
  api: ApiSession,
  { serviceId, type, tags = {} }: NewSession,
  signal?: AbortSignal,
): Promise<Answer<ZitiSession>> {
  const hasTags = Object.keys(tags).length > 0;
  const body = { serviceId: checkId('serviceId', serviceId), type, ...(hasTags && { tags }) };
  const asked = api.call<ZitiSession>({ method: 'POST', path: '/sessions', body, signal });
  const answer = sessionIn(await rejectedIf('' in tags, asked, 'A tag needs a name'));
  const stored = hasTags && api.storesSessions ? await storedTags(api, answer.data, signal) : undefined;
  const warnings = [
    ...(stored && !isSame(stored, tags)
      ? [`the session exists already and keeps its tags ${printable(JSON.stringify(stored))}`]
      : []),
    ...offlineRouters(answer.data),
  ];
  const data = stored ? { ...answer.data, tags: stored } : answer.data;
  return { ...answer, data, ...(warnings.length > 0 && { warnings }) };
}

/** The tags of a session as the controller keeps them; undefined if it does not say. */
async function storedTags(
  api: ApiSession,
  { id, tags }: ZitiSession,
  signal: AbortSignal | undefined,
): Promise<ZitiSession['tags']> {
  if (tags) return tags; // older controllers answer with all of the session
  try {
    return (await sessionDetail(api, id, signal)).data.tags ?? {};
  } catch {
    return undefined; // the session was created all the same
  }
}

function isSame(stored: object, wanted: object): boolean {
  const text = (tags: object) => {
    const kept = Object.entries(tags).filter(([, value]) => value !== null);
    return JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return text(stored) === text(wanted);
}

/** The controller names up to 25 routers that the session may use, also those that are off. */
function offlineRouters({ edgeRouters }: ZitiSession): string[] {
  if (!edgeRouters?.length || edgeRouters.some(({ isOnline }) => isOnline)) return [];
  const names = printable(edgeRouters.map(({ name }) => name).join(', '));
  return [`no edge router of the service is online (${names}), so nothing is reached through it now`];
}

/** Shows one session. Throws a ZitiError; ZITI_NOT_FOUND also for the session of somebody else. */
export async function sessionDetail(api: ApiSession, id: string, signal?: AbortSignal): Promise<Answer<ZitiSession>> {
  try {
    return sessionIn(await api.call<ZitiSession>({ method: 'GET', path: pathOf(id), signal }));
  } catch (error) {
    if (!(error instanceof ZitiError) || error.code !== 'ZITI_NOT_FOUND' || api.storesSessions) throw error;
    throw error.with('Of a login by OpenID Connect the controller stores no sessions');
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

/**
 * True if the controller shows the session. An administrator is shown those of others, some versions list them only.
 */
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
