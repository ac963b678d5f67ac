import type { Node, NodeAPI, NodeDef } from 'node-red';
import { withRoleNames } from '../../src/arm/role-names.js';
import { timed } from '../../src/arm/origin.js';
import { type Connection, CONNECTION_LISTS, type ConnectionListName } from '../../src/client/connections.js';
import { clientOf, useArm } from '../shared/arm.js';
import { onInput } from '../shared/input.js';
import { toSequence } from '../shared/sequence.js';
import { showStatusOf } from '../shared/status.js';
import { toBoolean, toChoice } from '../shared/values.js';

const OUTPUTS = ['object', 'array', 'messages'] as const;

/** What the node takes for what a flow leaves out; its dialog begins with the same. */
export const DEFAULTS = {
  user: true,
  plugin: true,
  internal: true,
  unauthenticated: true,
  monitor: true,
  output: OUTPUTS[0],
} as const satisfies Partial<ListConnectionsDef>;

interface ListConnectionsDef extends NodeDef, Partial<Record<ConnectionListName, boolean>> {
  arm?: string;
  /** One object by list, one array, or one message per connection. */
  output?: string;
}

/** list-connections: asks the arm who is connected. */
export default function (RED: NodeAPI) {
  function ListConnections(this: Node, def: ListConnectionsDef) {
    RED.nodes.createNode(this, def);
    const arm = useArm(RED, this, def.arm);
    const status = showStatusOf(this, arm, ({ client }) => client);

    onInput(this, status, async (msg) => {
      const output = toChoice('output', def.output, OUTPUTS);
      const wanted = CONNECTION_LISTS.filter((list) => toBoolean(list, def[list] ?? DEFAULTS[list]));
      const target = clientOf(arm.current);
      const { result, kortex } = await timed(target, 'Session/GetConnections', () => target.client.connections());
      const connections = result.filter(({ list }) => wanted.includes(list)).map(withRoleNames);
      if (output === 'messages') {
        return toSequence(RED, msg, connections, { kortex });
      }
      return { payload: output === 'array' ? connections : byList(connections, wanted), kortex };
    });
  }

  return ListConnections;
}

function byList<T extends Connection>(
  connections: T[],
  lists: readonly ConnectionListName[],
): Partial<Record<ConnectionListName, T[]>> {
  return Object.fromEntries(lists.map((name) => [name, connections.filter(({ list }) => list === name)]));
}
