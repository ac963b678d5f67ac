import { DEFAULTS as call } from '../../nodes/runtime/call.js';
import { DEFAULTS as createSession } from '../../nodes/runtime/create-session.js';
import { DEFAULTS as listConnections } from '../../nodes/runtime/list-connections.js';
import { DEFAULTS as accessControl } from '../../nodes/shared/access-form.js';
import { DEFAULTS as sessionConfig } from '../../nodes/shared/arm-config.js';
import { DEFAULTS as zitiController } from '../../nodes/shared/controller-config.js';
import { DEFAULTS as statusListener } from '../../nodes/shared/listener-form.js';
import { DEFAULTS as tempRole } from '../../nodes/shared/role-form.js';
import { DEFAULTS as zitiSession } from '../../nodes/shared/ziti-session-form.js';
import { definition } from './definitions.js';

type Values = Record<string, unknown>;

/** What each node takes for what a flow leaves out. */
export const DEFAULTS: Record<string, Values> = {
  'access-control': accessControl,
  call,
  'create-session': createSession,
  'list-connections': listConnections,
  notifications: {},
  'session-config': sessionConfig,
  'status-listener': statusListener,
  'temp-role': tempRole,
  'ziti-controller': zitiController,
  'ziti-session': zitiSession,
};

/** What has to be named: a node refuses to guess. Its dialog begins with an example. */
export const NAMED: Record<string, string[]> = { call: ['method'], notifications: ['topics'] };

/**
 * What a new node of the palette does, and one that leaves it out does not: it was saved before there was this choice.
 * Besides, a session-config of version 1 without `zitiWay` goes through its tunneler; test/saved-flows has such a flow.
 */
export const SAVED_BEFORE: Record<string, string[]> = {
  'status-listener': ['state', 'armState', 'operatingMode', 'programStatus'],
};

/** What a new node of the palette holds, apart from its version and from the config nodes that it names. */
export function fresh(node: string): Values {
  const { defaults = {} } = definition(node);
  const own = Object.entries(defaults).filter(([name, { type }]) => name !== 'version' && type === undefined);
  return Object.fromEntries(own.map(([name, { value }]) => [name, value]));
}
