import type { StandInController } from './controller.js';

/** The openziti-controller node of the tests, which trusts the CA of `controller`. */
export const controllerNode = (controller: StandInController, config: Record<string, unknown> = {}) => ({
  id: 'controller',
  type: 'openziti-controller',
  name: 'plant',
  authentication: 'password',
  baseUrl: controller.url,
  ca: controller.ca,
  ...config,
});
