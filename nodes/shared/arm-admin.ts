import type { NodeAPI } from 'node-red';
import { type Probe, type Probing, testArm } from '../../src/arm/arm-test.js';
import { KortexClient } from '../../src/client/client.js';
import { untilAborted } from '../../src/time/deadline.js';
import { hostPort } from '../../src/host-port.js';
import { probeTcp, probeTls } from '../../src/probe.js';
import type { Dial } from '../../src/transport/transport.js';
import { findServiceId } from '../../src/ziti/services.js';
import { asDeployed, type DialogValues, serveChoices, serveTest, serveTried } from './admin.js';
import { type ArmNode, clientOf } from './arm.js';
import { type ArmConfig, readArmConfig } from './arm-config.js';
import { TestStream } from '../../src/arm/test-stream.js';

const TYPE = 'kinova-session-config';

/** Serves what the dialogs ask of an arm: the Test button, the roles to choose from, who is connected. */
export function serve(RED: NodeAPI): void {
  serveTest(RED, 'test-arm', TYPE, (dialog, signal) => {
    const stream = new TestStream();
    const test = (config: ArmConfig) =>
      testArm(probesOf(config, stream, signal), config.client, signal).finally(() => stream.close());
    return tryOut(RED, dialog, test, (cut) => stream.take(cut));
  });
  serveChoices(RED, 'roles', TYPE, (arm) => clientOf(arm as ArmNode).client.knownRoles());
  const tried = (ask: (client: KortexClient) => Promise<unknown>) => (dialog: DialogValues, signal: AbortSignal) =>
    askTried(RED, dialog, signal, ask);
  serveTried(
    RED,
    'roles',
    TYPE,
    tried((client) => client.knownRoles()),
  );
  serveTried(
    RED,
    'connections',
    TYPE,
    tried((client) => client.connections()),
  );
  // Both say how it stands now.
  serveChoices(RED, 'connections', TYPE, (arm) => clientOf(arm as ArmNode).client.connections(), { keptMs: 0 });
  serveChoices(RED, 'report', TYPE, async (arm) => (arm as ArmNode).report?.(), { keptMs: 0 });
}

/**
 * Runs `use` with the values of a dialog, and leaves nothing behind at a controller. `dial` opens the stream to an arm
 * behind OpenZiti, instead of the dial of the node.
 */
async function tryOut<T>(
  RED: NodeAPI,
  dialog: DialogValues,
  use: (config: ArmConfig) => Promise<T>,
  dial?: Dial,
): Promise<T> {
  const { values, credentials } = await asDeployed(RED, dialog, ['password', 'brokerPassword']);
  // A login that waits to be asked for is tried out as well.
  const tried = { ...values, clientId: clientIdOfTest(values.clientId), login: 'connect' };
  const config = readArmConfig(RED, tried, credentials, dial);
  try {
    return await use(config);
  } finally {
    await config.ziti?.settled();
    config.ziti?.leave();
  }
}

/** Asks an arm over a connection and a session of its own, with the values of a dialog. */
function askTried(
  RED: NodeAPI,
  dialog: DialogValues,
  signal: AbortSignal,
  ask: (client: KortexClient) => Promise<unknown>,
): Promise<unknown> {
  return tryOut(RED, dialog, async (config) => {
    const client = new KortexClient(config.client);
    try {
      return await untilAborted(
        client.login().then(() => ask(client)),
        signal,
      );
    } finally {
      await client.close();
    }
  });
}

/** Two connections with one client id end each other, so the test does not take that of the node that runs. */
function clientIdOfTest(clientId: unknown): string {
  return typeof clientId === 'string' && clientId.trim() ? `${clientId.trim()}-test` : '';
}

function probesOf({ host, port, tls, ziti }: ArmConfig, stream: TestStream, signal: AbortSignal): (Probe | Probing)[] {
  if (ziti?.way === 'dial') return [(take) => stream.open(ziti, signal, take)];
  const service = ziti && { step: 'ziti', run: async () => findServiceId(ziti.find().api, ziti.name, signal) };
  const reachable = { step: 'reachable', run: () => probeTcp({ host, port }, signal).then(() => hostPort(host, port)) };
  const secured = { step: 'tls', run: () => probeTls({ host, port }, tls ?? {}, signal) };
  return [...(service ? [service] : []), reachable, ...(tls ? [secured] : [])];
}
