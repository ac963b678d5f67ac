import type { NodeAPI } from 'node-red';
import { InputError } from '../../src/errors.js';
import type { ApiSession } from '../../src/ziti/api-session.js';
import { dialsSettled } from '../../src/ziti/dial.js';
import { apiOf, CONTROLLER_TYPE, type ControllerNode } from './controller.js';
import { toOneOf, toOptionalText } from './values.js';

/** How the bytes of an arm behind OpenZiti go there; a new node begins with the first. */
export const WAYS = ['dial', 'tunneler'] as const;
/** From this version on, the dialog writes how an arm behind OpenZiti is reached. */
const FIRST_WITH_WAY = 2;

/** What a session-config node says of OpenZiti. */
export interface ZitiDef {
  version?: number;
  zitiController?: string;
  zitiService?: string;
  zitiWay?: string;
}

/** The service that leads to an arm, and how its bytes go there. */
export interface ZitiService {
  name: string;
  /**
   * `dial`: the node opens the stream. `tunneler`: a program beside Node-RED does, and host and port are its address.
   */
  way: (typeof WAYS)[number];
  /** The controller as it is now: a deploy may replace it alone. Throws an InputError. */
  find: () => { controller: ControllerNode; api: ApiSession };
  /**
   * Waits until nothing is left at the controller of what was dialled and is closed. Takes 1 s at most; never throws.
   */
  settled: () => Promise<void>;
  /** Lets the controller log out if nobody needs its login any more. */
  leave: () => void;
}

/** The service that `def` names; undefined if its arm is reached without OpenZiti. Throws an InputError. */
export function zitiServiceOf(RED: NodeAPI, def: ZitiDef): ZitiService | undefined {
  const { version = 1, zitiController, zitiService } = def;
  if (!zitiController) return undefined;
  const find = () => {
    const controller = RED.nodes.getNode(zitiController) as ControllerNode | null;
    if (controller?.type === CONTROLLER_TYPE) return apiOf(controller);
    throw new InputError('zitiController', 'an openziti-controller node that is deployed and enabled');
  };
  const leave = () => {
    try {
      find().controller.leaveIfUnused?.();
    } catch {
      // A controller that is gone has logged out.
    }
  };
  const settled = async () => {
    const { api } = (RED.nodes.getNode(zitiController) as ControllerNode | null) ?? {};
    if (api && way === 'dial') await dialsSettled(api);
  };
  find();
  const name = toOptionalText('zitiService', zitiService);
  if (!name) throw new InputError('zitiService', 'the name of the service that leads to the arm');
  // What was saved before there was a choice went through a tunneler.
  const byDefault = version < FIRST_WITH_WAY ? 'tunneler' : 'dial';
  const way = toOneOf('zitiWay', def.zitiWay || byDefault, WAYS);
  return { name, way, find, settled, leave };
}
