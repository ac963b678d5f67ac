import { createRequire } from 'node:module';
import type { NodeAPI } from 'node-red';
import { factsOf } from '../../src/arm/origin.js';
import type * as serviceAccess from '../../src/arm/service-access.js';
import { Firmware } from '../../src/arm/firmware.js';
import { Journal } from '../../src/arm/journal.js';
import { KortexClient } from '../../src/client/client.js';
import { within } from '../../src/time/deadline.js';
import { toError } from '../../src/errors.js';
import { printable } from '../../src/printable.js';
import { type ArmNode, runCleanups } from '../shared/arm.js';
import type * as armReport from '../shared/arm-report.js';
import { readArmConfig, type SessionConfigDef } from '../shared/arm-config.js';
import { afterDeploys } from '../shared/deploys.js';
import { reportFault, reportTroubles } from '../shared/config-node.js';
import { reportError } from '../shared/outgoing.js';
import { takeCredentials } from '../shared/secrets.js';
import { showStatus } from '../shared/status.js';
import { reportOnce } from '../shared/report-once.js';
import { toLabel } from '../shared/values.js';
import type { ZitiService } from '../shared/ziti-service.js';

/** Loads what most arms do not need. */
const load = createRequire(__filename);

/** How long a flow waits for us when it stops. What takes longer, such as a controller, goes on in the background. */
const CLOSE_LIMIT_MS = 1_900;

/** session-config: holds the link and the session of one arm for all nodes that use it. */
export default function (RED: NodeAPI) {
  function SessionConfig(this: ArmNode, def: SessionConfigDef) {
    RED.nodes.createNode(this, def);
    const credentials = takeCredentials(this);
    this.users = {};
    this.cleanups = new Set();
    this.asking = 0;
    reportOnce(RED, this);
    this.failures = new Set();
    this.label = toLabel(def.name, 'arm');
    this.report = () => {
      const { reportOf } = load('../shared/arm-report.js') as typeof armReport;
      return reportOf(RED, this, def, credentials);
    };
    try {
      const config = readArmConfig(RED, def, credentials);
      this.label = config.label;
      const origin = () => ({ kortex: factsOf(this) });
      const { ziti } = config;
      if (ziti?.way !== 'dial') this.host = config.host;
      // A dial has a session of its own.
      const access =
        ziti?.way === 'tunneler' ? accessOf(ziti, (error) => reportError(this, error, origin())) : undefined;
      const prepare = (signal: AbortSignal) => access?.open(signal) ?? Promise.resolve();
      let wasUsed = false;
      const client = (this.client = new KortexClient({ ...config.client, prepare }));
      this.firmware = new Firmware(client);
      this.journal = new Journal(client);
      client.on('state', ({ name }) => {
        if (name === 'closed') void access?.close();
      });
      const warned = new Set<string>();
      client.on('topic-refused', (topic, reason) => {
        const [level = topic] = topic.split('/'); // pings have a topic for each session
        if (!warned.has(level)) this.warn(`${config.label}: ${reason}. The session is kept all the same`);
        warned.add(level);
      });
      client.on('status-missing', (reason) =>
        this.warn(`${config.label}: ${reason}. Who is connected is asked for every few seconds instead`),
      );
      showStatus(this, client);
      const welcome = ({ username, sessionId }: { username: string; sessionId: number }) =>
        `logged in to ${printable(this.label)} as ${printable(username)}, session ${sessionId}`;
      reportTroubles(RED, this, client, welcome, origin, ({ name }) => name === 'connected' && !client.wantsSession);
      /** Deletes, once the connection is closed, what it needed at the controller. */
      const after = async (closed: Promise<void>) => {
        await closed;
        await access?.close();
        await ziti?.settled();
      };
      this.on('close', (done: () => void) => {
        const closed = runCleanups(this).then(() => client.close());
        within(after(closed), CLOSE_LIMIT_MS, new Error('the arm was not closed in time')).then(done, done);
      });
      // An arm that no node uses has nobody to log in for.
      afterDeploys(RED, this, () => {
        access?.keep();
        const isUsed = Object.keys(this.users).length > 0;
        if (isUsed === wasUsed) return;
        wasUsed = isUsed;
        if (isUsed) {
          if (config.connectOnStart) client.connect().catch(() => undefined); // the state shows it
          return;
        }
        after(client.disconnect())
          .then(() => ziti?.leave())
          .catch((error: unknown) => this.warn(toError(error)));
      });
    } catch (error) {
      showStatus(this, undefined);
      reportFault(RED, this, toError(error), { kortex: factsOf(this) });
    }
  }

  return SessionConfig;
}

function accessOf({ find, name }: ZitiService, onError: (error: unknown) => void): serviceAccess.ServiceAccess {
  const { ServiceAccess } = load('../../src/arm/service-access.js') as typeof serviceAccess;
  return new ServiceAccess(() => find().api, name, onError);
}
