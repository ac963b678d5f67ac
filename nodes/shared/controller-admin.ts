import type { NodeAPI } from 'node-red';
import { testController } from '../../src/ziti/controller-test.js';
import { listServices } from '../../src/ziti/services.js';
import { asDeployed, serveChoices, serveTest } from './admin.js';
import { apiOf, CONTROLLER_TYPE, type ControllerNode } from './controller.js';
import { readControllerConfig } from './controller-config.js';

const PASSWORDS = ['identity', 'password', 'externalJwt', 'ztSession', 'bearerToken', 'totpCode'];

/** Serves what the dialogs ask of a controller: the Test button, and the services to choose from. */
export function serve(RED: NodeAPI): void {
  serveTest(RED, 'test-controller', CONTROLLER_TYPE, async (dialog, signal) => {
    const { values, credentials } = await asDeployed(RED, dialog, PASSWORDS);
    return testController(readControllerConfig(RED, values, credentials), signal);
  });
  serveChoices(RED, 'services', CONTROLLER_TYPE, (node) => {
    const { controller, api } = apiOf(node as ControllerNode);
    return listServices(api).finally(() => controller.leaveIfUnused?.());
  });
}
