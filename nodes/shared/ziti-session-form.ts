import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { InputError } from '../../src/errors.js';
import type { Answer } from '../../src/ziti/answer.js';
import type { ApiSession } from '../../src/ziti/api-session.js';
import { type FilterValue, where } from '../../src/ziti/filter.js';
import { LARGEST_OFFSET, LARGEST_PAGE, type Listing } from '../../src/ziti/list.js';
import { findServiceId } from '../../src/ziti/services.js';
import {
  createSession,
  deleteSession,
  listAllSessions,
  listSessions,
  type NewSession,
  SESSION_TYPES,
  sessionDetail,
  type SessionType,
} from '../../src/ziti/sessions.js';
import { copyOfDetail } from './outgoing.js';
import { DYNAMIC_TYPES, evaluate, toType } from './typed-input.js';
import { isBlank, toAction, toBoolean, toChoice, toInteger, toOneOf, toText, toWellFormed } from './values.js';

const ACTIONS = ['create', 'detail', 'list', 'delete'] as const;
const TEXT_TYPES = ['str', ...DYNAMIC_TYPES] as const;
const NUMBER_TYPES = ['num', 'str', 'json', ...DYNAMIC_TYPES] as const;
const FILTER_TYPES = ['str', 'json', ...DYNAMIC_TYPES] as const;
const ID_TYPES = ['msg', 'str', 'flow', 'global', 'env', 'jsonata'] as const;
const KIND_TYPES = ['Dial', 'Bind', 'str', ...DYNAMIC_TYPES] as const;
const TAGS_TYPES = ['json', ...DYNAMIC_TYPES] as const;
const SERVICE_BY = ['name', 'id'] as const;
/** One array, or one message per session. */
export const OUTPUTS = ['array', 'messages'] as const;

/** What the node takes for what a flow leaves out; its dialog begins with the same. */
export const DEFAULTS = {
  action: ACTIONS[0],
  serviceType: TEXT_TYPES[0],
  serviceBy: SERVICE_BY[0],
  sessionTypeType: KIND_TYPES[0],
  tags: '{}',
  tagsType: TAGS_TYPES[0],
  sessionId: 'payload.id',
  sessionIdType: ID_TYPES[0],
  filterType: FILTER_TYPES[0],
  sortType: TEXT_TYPES[0],
  allPages: true,
  limit: '100',
  limitType: NUMBER_TYPES[0],
  offset: '0',
  offsetType: NUMBER_TYPES[0],
  output: OUTPUTS[0],
} as const satisfies Partial<ZitiSessionDef>;

/** An openziti-session node as it stands in the flow. */
export interface ZitiSessionDef extends NodeDef {
  controller?: string;
  /** One of ACTIONS, or `msg.action`. */
  action?: string;
  service?: string;
  serviceType?: string;
  /** What `service` is: a name, or an id. */
  serviceBy?: string;
  /** Dial or Bind, where they are not fixed by `sessionTypeType`. */
  sessionType?: string;
  sessionTypeType?: string;
  tags?: unknown;
  tagsType?: string;
  sessionId?: string;
  sessionIdType?: string;
  filter?: unknown;
  filterType?: string;
  sort?: string;
  sortType?: string;
  allPages?: string | boolean;
  limit?: string | number;
  limitType?: string;
  offset?: string | number;
  offsetType?: string;
  output?: string;
  includeToken?: string | boolean;
}

/** The value of `property` from `value` and its type, which is one of `allowed`: the first one if it is empty. */
type ValueOf = (
  property: string,
  value: unknown,
  type: string | undefined,
  allowed: readonly [string, ...string[]],
) => Promise<unknown>;
type Ask = (api: ApiSession) => Promise<Answer<unknown>>;

/** What is to be asked; every value is read and checked before. Throws an InputError. */
export async function readRequest(RED: NodeAPI, node: Node, def: ZitiSessionDef, msg: NodeMessageInFlow): Promise<Ask> {
  const valueOf: ValueOf = (property, value, type, allowed) =>
    evaluate(RED, node, property, { value, type: toType(property, type, allowed) }, msg);
  const action = toAction(def.action, msg, ACTIONS);
  switch (action) {
    case 'create': {
      const by = toChoice('serviceBy', def.serviceBy, SERVICE_BY);
      const value = await valueOf('service', def.service, def.serviceType, TEXT_TYPES);
      const service = toText('service', value, `the ${by} of a service`);
      const session = { type: await sessionType(def, valueOf), ...(await tags(def, valueOf)) };
      return async (api) => {
        const serviceId = by === 'id' ? service : await findServiceId(api, service);
        return createSession(api, { ...session, serviceId });
      };
    }
    case 'list': {
      const { filter, sort, limit, offset } = await listing(def, valueOf);
      if (toBoolean('allPages', def.allPages ?? DEFAULTS.allPages))
        return (api) => listAllSessions(api, { filter, sort });
      return (api) => listSessions(api, { filter, sort, limit, offset });
    }
    case 'detail':
    case 'delete': {
      const { sessionId = DEFAULTS.sessionId, sessionIdType } = def;
      const value = await valueOf('sessionId', sessionId, sessionIdType, ID_TYPES);
      const id = toText('sessionId', value, 'the id of a session');
      return (api) => (action === 'detail' ? sessionDetail(api, id) : deleteSession(api, id));
    }
  }
}

async function sessionType(def: ZitiSessionDef, valueOf: ValueOf): Promise<SessionType> {
  const { sessionType = '' } = def;
  const source = def.sessionTypeType || (sessionType ? 'str' : DEFAULTS.sessionTypeType);
  const fixed = SESSION_TYPES.find((type) => type === source);
  if (fixed) return fixed;
  const value = await valueOf('sessionType', sessionType, source, KIND_TYPES);
  return toOneOf('sessionType', value, SESSION_TYPES);
}

async function tags(def: ZitiSessionDef, valueOf: ValueOf): Promise<Pick<NewSession, 'tags'>> {
  const { tags, tagsType } = isBlank(def.tags) ? DEFAULTS : def;
  const value = await valueOf('tags', tags, tagsType, TAGS_TYPES);
  if (value === undefined || value === null) return {};
  const values = toValues('tags', value);
  return Object.keys(values).length > 0 ? { tags: values } : {};
}

async function listing(def: ZitiSessionDef, valueOf: ValueOf): Promise<Listing> {
  const filter = await valueOf('filter', def.filter ?? '', def.filterType, FILTER_TYPES);
  const sort = await valueOf('sort', def.sort ?? '', def.sortType, TEXT_TYPES);
  if (toBoolean('allPages', def.allPages ?? DEFAULTS.allPages)) return { filter: toFilter(filter), sort: toSort(sort) };
  const limit = await valueOf('limit', def.limit ?? DEFAULTS.limit, def.limitType, NUMBER_TYPES);
  const offset = await valueOf('offset', def.offset ?? DEFAULTS.offset, def.offsetType, NUMBER_TYPES);
  return {
    filter: toFilter(filter),
    sort: toSort(sort),
    limit: toInteger('limit', limit, 1, LARGEST_PAGE),
    offset: toInteger('offset', offset, 0, LARGEST_OFFSET),
  };
}

/** A filter as a text, or as an object of values that all have to be there: what is in it needs no escaping then. */
function toFilter(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return toWellFormed('filter', value);
  return where(toValues('filter', value)) || undefined;
}

function toSort(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return toText('sort', value, 'a text such as "createdAt desc"');
}

function toValues(property: string, value: unknown): Record<string, FilterValue> {
  const isValue = (one: unknown) => one === null || Number.isFinite(one) || ['string', 'boolean'].includes(typeof one);
  const values = Array.isArray(value) ? undefined : copyOfDetail(value);
  if (typeof values !== 'object' || values === null || !Object.values(values).every(isValue)) {
    throw new InputError(property, 'an object of texts, numbers and booleans');
  }
  for (const text of Object.entries(values).flat()) if (typeof text === 'string') toWellFormed(property, text);
  return values as Record<string, FilterValue>;
}
