import type { Node, NodeAPI, NodeDef, NodeMessageInFlow } from 'node-red';
import { takeTurns } from '../src/client/turns.js';
import { clientOf, timed, useArm } from './shared/arm.js';
import { serveCatalogue } from './shared/catalogue-admin.js';
import { onInput } from './shared/input.js';
import { showStatusOf } from './shared/status.js';
import { evaluate, toText } from './shared/values.js';

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
export default function (RED: NodeAPI): void {
  function Call(this: Node, def: CallDef) {
    RED.nodes.createNode(this, def);
    const arm = useArm(RED, this, def.arm);
    const status = showStatusOf(this, arm, ({ client }) => client);

    const read = async (msg: NodeMessageInFlow) => {
      const { method = '', methodType = 'method', request = '{}', requestType = 'json' } = def;
      const source = { value: method, type: methodType === 'method' ? 'str' : methodType };
      return {
        method: toText(
          'method',
          await evaluate(RED, this, 'method', source, msg),
          'a function such as Base/GetArmState',
        ),
        request: await evaluate(RED, this, 'request', { value: request, type: requestType }, msg),
      };
    };

    // A value that comes late must not let a later message pass.
    const inTurn = takeTurns();
    onInput(this, status, async (msg) => {
      const { method, request } = await inTurn(() => read(msg));
      const target = clientOf(arm.current);
      const { result, kortex } = await timed(target, method, () => target.client.invoke(method, request));
      return { payload: result, kortex };
    });
  }

  RED.nodes.registerType('kinova-call', Call);
  serveCatalogue(RED);
}
