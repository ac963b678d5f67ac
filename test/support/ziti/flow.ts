import { Flow } from '../flow.js';
import type { StandInController } from './controller.js';
import { controllerNode } from './controller-node.js';

/** An arm that nobody asks for: every flow of the tests has one. */
const IDLE = { connect: 'asked', login: 'asked' };
const USER = { username: 'nodered', password: 'nodered' };

/** Starts an openziti-session node, and the controller node that it names. */
export function startZitiFlow(
  controller: StandInController,
  node: Record<string, unknown> = {},
  config: Record<string, unknown> = {},
  credentials: Record<string, string> = USER,
): Promise<Flow> {
  return Flow.start(
    IDLE,
    { type: 'openziti-session', controller: 'controller', ...node },
    { controller: credentials },
    { nodes: [controllerNode(controller, config)] },
  );
}
