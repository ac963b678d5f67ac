import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { timed } from '../../src/arm/origin.js';
import { keepOrder } from '../../src/time/serial-queue.js';
import { clientOf, useArm } from '../shared/arm.js';
import { onInput } from '../shared/input.js';
import { showStatusOf } from '../shared/status.js';
import { DYNAMIC_TYPES, evaluate, toType } from '../shared/typed-input.js';
import { toText } from '../shared/values.js';

const METHOD_TYPES = ['method', 'str', ...DYNAMIC_TYPES] as const;
const REQUEST_TYPES = ['json', ...DYNAMIC_TYPES] as const;

/** What the node takes for what a flow leaves out. The method has to be named; its
 * dialog begins with the same for the others. */
export const DEFAULTS = {
  methodType: METHOD_TYPES[0],
  request: '{}',
  requestType: REQUEST_TYPES[0],
} as const satisfies Partial<CallDef>;

interface CallDef extends NodeDef {
  arm?: string;
  /** `Service/Function`, or where it is found. */
  method?: string;
  /** `method`: it stands in `method`; else a type of typedInput. */
  methodType?: string;
  /** The request as JSON, or where it is found. */
  request?: string;
  requestType?: string;
}

/** call method: calls any function of the arm, with request and response as JSON. */
export default function (RED: NodeAPI) {
  function Call(this: Node, def: CallDef) {
    RED.nodes.createNode(this, def);
    const arm = useArm(RED, this, def.arm);
    const status = showStatusOf(this, arm, ({ client }) => client);

    const read = async (msg: NodeMessageInFlow) => {
      const { method: name = '', request = DEFAULTS.request } = def;
      const nameType = toType('method', def.methodType, METHOD_TYPES);
      const named = { value: name, type: nameType === 'method' ? 'str' : nameType };
      const method = await evaluate(RED, this, 'method', named, msg);
      const given = { value: request, type: toType('request', def.requestType, REQUEST_TYPES) };
      return {
        method: toText('method', method, 'a function such as Base/GetArmState'),
        request: await evaluate(RED, this, 'request', given, msg),
      };
    };

    const inOrder = keepOrder();
    onInput(this, status, async (msg) => {
      // A value that comes late must not let a later message pass.
      const { method, request } = await inOrder(read(msg));
      const target = clientOf(arm.current);
      const { result, kortex } = await timed(target, method, () => target.client.invoke(method, request));
      return { payload: result, kortex };
    });
  }

  return Call;
}
