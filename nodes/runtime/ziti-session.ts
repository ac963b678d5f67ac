import type { Node, NodeAPI } from 'node-red';
import { printable } from '../../src/printable.js';
import type { Pagination } from '../../src/ziti/answer.js';
import { onRequest } from '../shared/config-node.js';
import { apiOf, useController } from '../shared/controller.js';
import { onInput } from '../shared/input.js';
import { toSequence } from '../shared/sequence.js';
import { showStatusOf } from '../shared/status.js';
import { toBoolean, toChoice } from '../shared/values.js';
import { OUTPUTS, readRequest, type ZitiSessionDef } from '../shared/ziti-session-form.js';

/** Where a result came from; stands in `msg.ziti`. */
interface Origin {
  controller: string;
  status: number;
  requestId: string | null;
  pagination?: Pagination;
  warnings?: string[];
}

/** openziti-session: creates, shows, lists and deletes sessions at a controller. */
export default function (RED: NodeAPI) {
  function ZitiSessionNode(this: Node, def: ZitiSessionDef) {
    RED.nodes.createNode(this, def);
    const controller = useController(RED, this, def.controller);
    const status = showStatusOf(this, controller, ({ api }) => api);

    onInput(this, status, async (msg) => {
      const output = toChoice('output', def.output, OUTPUTS);
      const includeToken = toBoolean('includeToken', def.includeToken);
      const target = apiOf(controller.current);
      const ask = await readRequest(RED, this, def, msg);
      const answer = await onRequest(target.controller, () => ask(target.api));
      const payload = includeToken ? answer.data : withoutToken(answer.data);
      const ziti: Origin = {
        controller: target.controller.label,
        status: answer.status,
        requestId: answer.requestId,
        ...(answer.pagination && { pagination: answer.pagination }),
        ...(answer.warnings && { warnings: answer.warnings }),
      };
      answer.warnings?.forEach((warning) => this.warn(printable(warning)));
      if (Array.isArray(payload) && output === 'messages') return toSequence(RED, msg, payload, { ziti });
      return { payload, ziti };
    });
  }

  return ZitiSessionNode;
}

/** The same without the token: whoever has that can use the session. */
function withoutToken(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutToken);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'token'));
}
