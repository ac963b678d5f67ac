import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { InputError } from '../src/errors.js';
import type { Answer, Pagination } from '../src/ziti/answer.js';
import type { ApiSession } from '../src/ziti/api-session.js';
import { type FilterValue, where } from '../src/ziti/filter.js';
import { findServiceId } from '../src/ziti/services.js';
import {
  createSession,
  deleteSession,
  LARGEST_OFFSET,
  LARGEST_PAGE,
  listAllSessions,
  type Listing,
  listSessions,
  type NewSession,
  SESSION_TYPES,
  sessionDetail,
  type SessionType,
} from '../src/ziti/sessions.js';
import { onRequest } from './shared/config-node.js';
import { apiOf, useController } from './shared/controller.js';
import { onInput } from './shared/input.js';
import { toSequence } from './shared/sequence.js';
import { showStatusOf } from './shared/status.js';
import { evaluate, toAction, toBoolean, toInteger, toOneOf, toText } from './shared/values.js';

const ACTIONS = ['create', 'detail', 'list', 'delete'] as const;
type Action = (typeof ACTIONS)[number];
const OUTPUTS = ['array', 'messages'] as const;

interface ZitiSessionDef extends NodeDef {
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

/** Where a result came from; stands in `msg.ziti`. */
interface Origin {
  controller: string;
  status: number;
  requestId: string | null;
  pagination?: Pagination;
}

/** openziti-session: creates, shows, lists and deletes sessions at a controller. */
export default function (RED: NodeAPI): void {
  function ZitiSessionNode(this: Node, def: ZitiSessionDef) {
    RED.nodes.createNode(this, def);
    const controller = useController(RED, this, def.controller);
    const status = showStatusOf(this, controller, ({ api }) => api);
    const valueOf = (property: string, value: unknown, type: string, msg: NodeMessageInFlow) =>
      evaluate(RED, this, property, { value, type }, msg);

    onInput(this, status, async (msg) => {
      const action = toAction(def.action, msg, ACTIONS);
      const output = toOneOf('output', def.output || 'array', OUTPUTS);
      const includeToken = toBoolean('includeToken', def.includeToken);
      const target = apiOf(controller.current);
      const ask = await requestOf(action, def, msg, valueOf);
      const answer = await onRequest(target.controller, () => ask(target.api));
      const payload = includeToken ? answer.data : withoutToken(answer.data);
      const ziti: Origin = {
        controller: target.controller.label,
        status: answer.status,
        requestId: answer.requestId,
        ...(answer.pagination && { pagination: answer.pagination }),
      };
      if (Array.isArray(payload) && output === 'messages') return toSequence(RED, msg, payload, { ziti });
      return { payload, ziti };
    });
  }

  RED.nodes.registerType('openziti-session', ZitiSessionNode);
}

type ValueOf = (property: string, value: unknown, type: string, msg: NodeMessageInFlow) => Promise<unknown>;
type Ask = (api: ApiSession) => Promise<Answer<unknown>>;

/** What is to be asked; every value is read and checked before. Throws an InputError. */
async function requestOf(action: Action, def: ZitiSessionDef, msg: NodeMessageInFlow, valueOf: ValueOf): Promise<Ask> {
  switch (action) {
    case 'create': {
      const by = toOneOf('serviceBy', def.serviceBy || 'name', ['name', 'id']);
      const value = await valueOf('service', def.service, def.serviceType ?? 'str', msg);
      const service = toText('service', value, `the ${by} of a service`);
      const session = { type: await sessionType(def, msg, valueOf), ...(await tags(def, msg, valueOf)) };
      return async (api) => {
        const serviceId = by === 'id' ? service : await findServiceId(api, service);
        return createSession(api, { ...session, serviceId });
      };
    }
    case 'list': {
      const { filter, sort, limit, offset } = await listing(def, msg, valueOf);
      if (toBoolean('allPages', def.allPages ?? true)) return (api) => listAllSessions(api, { filter, sort });
      return (api) => listSessions(api, { filter, sort, limit, offset });
    }
    case 'detail':
    case 'delete': {
      const { sessionId = 'payload.id', sessionIdType = 'msg' } = def;
      const id = toText('sessionId', await valueOf('sessionId', sessionId, sessionIdType, msg), 'the id of a session');
      return (api) => (action === 'detail' ? sessionDetail(api, id) : deleteSession(api, id));
    }
  }
}

async function sessionType(def: ZitiSessionDef, msg: NodeMessageInFlow, valueOf: ValueOf): Promise<SessionType> {
  const { sessionType = '', sessionTypeType = sessionType ? 'str' : 'Dial' } = def;
  const fixed = SESSION_TYPES.find((type) => type === sessionTypeType);
  return (
    fixed ?? toOneOf('sessionType', await valueOf('sessionType', sessionType, sessionTypeType, msg), SESSION_TYPES)
  );
}

async function tags(def: ZitiSessionDef, msg: NodeMessageInFlow, valueOf: ValueOf): Promise<Pick<NewSession, 'tags'>> {
  if (def.tags === undefined || def.tags === '') return {};
  const value = await valueOf('tags', def.tags, def.tagsType ?? 'json', msg);
  if (value === undefined || value === null) return {};
  const values = toValues('tags', value);
  return Object.keys(values).length > 0 ? { tags: values } : {};
}

async function listing(def: ZitiSessionDef, msg: NodeMessageInFlow, valueOf: ValueOf): Promise<Listing> {
  const filter = await valueOf('filter', def.filter ?? '', def.filterType ?? 'str', msg);
  const sort = await valueOf('sort', def.sort ?? '', def.sortType ?? 'str', msg);
  if (toBoolean('allPages', def.allPages ?? true)) return { filter: toFilter(filter), sort: toSort(sort) };
  const limit = await valueOf('limit', def.limit ?? 100, def.limitType ?? 'num', msg);
  const offset = await valueOf('offset', def.offset ?? 0, def.offsetType ?? 'num', msg);
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
  if (typeof value === 'string') return value;
  return where(toValues('filter', value)) || undefined;
}

function toSort(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return toText('sort', value, 'a text such as "createdAt desc"');
}

function toValues(property: string, value: unknown): Record<string, FilterValue> {
  const isValue = (one: unknown) => one === null || ['string', 'number', 'boolean'].includes(typeof one);
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isValue)) {
    return value as Record<string, FilterValue>;
  }
  throw new InputError(property, 'an object of texts, numbers and booleans');
}

/** The same without the token: whoever has that can use the session. */
function withoutToken(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutToken);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'token'));
}
