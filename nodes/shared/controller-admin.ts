import type { NodeAPI } from 'node-red';
import { testController } from '../../src/ziti/controller-test.js';
import { listServices } from '../../src/ziti/services.js';
import { ApiSession } from '../../src/ziti/api-session.js';
import { Controller } from '../../src/ziti/controller.js';
import { asDeployed, serveChoices, serveTest, serveTried } from './admin.js';
import { apiOf, CONTROLLER_TYPE, type ControllerNode } from './controller.js';
import { readControllerConfig } from './controller-config.js';

const PASSWORDS = ['identity', 'password', 'externalJwt', 'ztSession', 'bearerToken', 'totpCode'];

/** Serves what the dialogs ask of a controller: the Test button, and the services to choose from. */
export function serve(RED: NodeAPI): void {
  serveTest(RED, 'test-controller', CONTROLLER_TYPE, async (dialog, signal) => {
    const { values, credentials } = await asDeployed(RED, dialog, PASSWORDS);
    return testController(readControllerConfig(RED, values, credentials), signal);
  });
  serveTried(RED, 'services', CONTROLLER_TYPE, async (dialog, signal) => {
    const { values, credentials } = await asDeployed(RED, dialog, PASSWORDS);
    const { authentication, totpCode, ...options } = readControllerConfig(RED, values, credentials);
    const api = new ApiSession(new Controller(options), authentication, totpCode);
    try {
      return await listServices(api, signal);
    } finally {
      await api.close();
    }
  });
  serveChoices(RED, 'services', CONTROLLER_TYPE, (node) => {
    const { controller, api } = apiOf(node as ControllerNode);
    return listServices(api).finally(() => controller.leaveIfUnused?.());
  });
}
