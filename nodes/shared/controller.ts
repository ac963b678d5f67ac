import type { Node, NodeAPI } from 'node-red';
import { InputError } from '../../src/errors.js';
import type { ApiSession } from '../../src/ziti/api-session.js';
import type { SharedConfigNode } from './config-node.js';
import { ConfigRef } from './config-ref.js';

/** What an openziti-controller node keeps apart from the flow. */
export interface ControllerCredentials {
  identity: string;
  username: string;
  password: string;
  externalJwt: string;
  ztSession: string;
  bearerToken: string;
  totpCode: string;
}

/** The openziti-controller node: owns the one login at a controller. */
export interface ControllerNode extends SharedConfigNode<ControllerCredentials> {
  /** Undefined where the config cannot be used; `fault` tells why. */
  api?: ApiSession;
  /** Logs out if no node and no arm uses the login: a dialog may have asked for it. */
  leaveIfUnused?: () => void;
}

export const CONTROLLER_TYPE = 'openziti-controller';

/** The controller that `node` names, with the node entered among its users until it is closed. */
export function useController(RED: NodeAPI, node: Node, id: string | undefined): ConfigRef<ControllerNode> {
  return new ConfigRef<ControllerNode>(RED, node, id, CONTROLLER_TYPE);
}

/** The login of `controller`. Throws an InputError where there is no such node, or one whose config cannot be used. */
export function apiOf(controller: ControllerNode | undefined): { controller: ControllerNode; api: ApiSession } {
  if (!controller) throw new InputError('controller', 'an openziti-controller node that is deployed and enabled');
  const { api, fault } = controller;
  if (!api) throw fault ?? new InputError('controller', 'an openziti-controller node that can be used');
  return { controller, api };
}
