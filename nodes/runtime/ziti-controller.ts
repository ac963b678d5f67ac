import type { NodeAPI } from 'node-red';
import { within } from '../../src/time/deadline.js';
import { toError } from '../../src/errors.js';
import { ApiSession } from '../../src/ziti/api-session.js';
import { Controller } from '../../src/ziti/controller.js';
import { printable } from '../../src/printable.js';
import { reportFault, reportTroubles } from '../shared/config-node.js';
import { type ControllerNode } from '../shared/controller.js';
import { afterDeploys } from '../shared/deploys.js';
import { type ControllerDef, readControllerConfig } from '../shared/controller-config.js';
import { takeCredentials } from '../shared/secrets.js';
import { showStatus } from '../shared/status.js';
import { reportOnce } from '../shared/report-once.js';
import { toLabel } from '../shared/values.js';

/** How long arms may take to close: 0.4 s for the cleanup of their nodes, 1.2 s for the connection. */
const ARMS_LIMIT_MS = 1_600;
/** How long a flow waits for us when it stops. What takes longer goes on in the background. */
const CLOSE_LIMIT_MS = 1_900;

/** openziti-controller: holds the login at one OpenZiti controller for all nodes that use it. */
export default function (RED: NodeAPI) {
  function ZitiController(this: ControllerNode, def: ControllerDef) {
    RED.nodes.createNode(this, def);
    const credentials = takeCredentials(this);
    this.users = {};
    this.asking = 0;
    reportOnce(RED, this);
    this.failures = new Set();
    this.label = toLabel(def.name, 'controller');
    try {
      const { label, authentication, totpCode, ...options } = readControllerConfig(RED, def, credentials);
      this.label = label;
      const api = (this.api = new ApiSession(new Controller(options), authentication, totpCode));
      showStatus(this, api);
      const welcome = ({ identity }: { identity: string | null }) =>
        `logged in to ${label}${identity === null ? '' : ` as ${printable(identity)}`}`;
      reportTroubles(RED, this, api, welcome, () => ({ ziti: { controller: label } }));
      this.on('close', (done: () => void) => {
        this.stopped = true;
        // Node-RED closes all nodes at once, and a dialled arm needs the login until its connection is closed.
        const closed = within(api.whenUnused(), ARMS_LIMIT_MS, new Error('an arm still hangs on the login'))
          .catch(() => undefined)
          .then(() => api.close());
        within(closed, CLOSE_LIMIT_MS, new Error('the controller was not left in time')).then(done, done);
      });
      // A controller that no node uses has nobody to log in for; an arm behind it logs in when it connects.
      const leave = (this.leaveIfUnused = () => {
        if (Object.keys(this.users).length === 0 && !api.isInUse) void api.logout();
      });
      afterDeploys(RED, this, () => {
        if (Object.keys(this.users).length === 0) leave();
        else api.login().catch(() => undefined); // the state shows it
      });
    } catch (error) {
      showStatus(this, undefined);
      reportFault(RED, this, toError(error), { ziti: { controller: this.label } });
    }
  }

  return ZitiController;
}
