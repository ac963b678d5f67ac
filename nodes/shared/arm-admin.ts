import type { NodeAPI } from 'node-red';
import { type Probe, testArm } from '../../src/client/arm-test.js';
import { hostPort } from '../../src/host-port.js';
import { probeTcp, probeTls } from '../../src/probe.js';
import { asDeployed, serveChoices, serveTest } from './admin.js';
import { type ArmNode, clientOf } from './arm.js';
import { type ArmConfig, readArmConfig } from './arm-config.js';
import { serviceAccessOf } from './service-access.js';

const TYPE = 'kinova-session-config';

/** Serves what the dialogs ask of an arm: the Test button, the roles to choose from, who is connected. */
export function serveArmDialogs(RED: NodeAPI): void {
  serveTest(RED, 'test-arm', TYPE, (dialog, signal) => {
    const { values, credentials } = asDeployed(RED, dialog, ['password', 'brokerPassword']);
    // A login that waits to be asked for is tried out as well.
    const config = readArmConfig(
      RED,
      { ...values, clientId: clientIdOfTest(values.clientId), login: 'connect' },
      credentials,
    );
    const access = serviceAccessOf(RED, values, () => undefined);
    const service = access && { step: 'ziti', run: () => access.findService(signal).finally(() => access.leave()) };
    return testArm([...(service ? [service] : []), ...probesOf(config, signal)], config.client, signal);
  });
  serveChoices(RED, 'roles', TYPE, (arm) => clientOf(arm as ArmNode).client.knownRoles());
  serveChoices(RED, 'connections', TYPE, (arm) => clientOf(arm as ArmNode).client.connections());
}

/** Two connections with one client id end each other, so the test does not take that of the node that runs. */
function clientIdOfTest(clientId: unknown): string {
  return typeof clientId === 'string' && clientId.trim() ? `${clientId.trim()}-test` : '';
}

function probesOf({ host, port, tls }: ArmConfig, signal: AbortSignal): Probe[] {
  const reachable = { step: 'reachable', run: () => probeTcp({ host, port }, signal).then(() => hostPort(host, port)) };
  if (!tls) return [reachable];
  return [reachable, { step: 'tls', run: () => probeTls({ host, port }, tls, signal) }];
}
