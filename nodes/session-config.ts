import type { Node, NodeAPI, NodeDef } from 'node-red';
import { type ClientOptions, KortexClient } from '../src/client/client.js';
import { DEFAULTS } from '../src/client/options.js';
import { InputError, toError } from '../src/errors.js';
import { MqttTransport } from '../src/transport/mqtt.js';
import type { MqttProtocol, TlsOptions } from '../src/transport/mqtt-options.js';
import { type ArmCredentials, type ArmNode, reportTroubles, sayFarewell } from './shared/arm.js';
import { takeCredentials } from './shared/secrets.js';
import { showStatus } from './shared/status.js';
import { toInteger, toOneOf } from './shared/values.js';

/** The default port of each protocol. */
const PORTS: Record<MqttProtocol, number> = { mqtt: 1883, mqtts: 8883, ws: 80, wss: 443 };
const PROTOCOLS = Object.keys(PORTS) as MqttProtocol[];
const LONGEST_MS = 2 ** 31 - 1; // what a timer of Node.js takes
/** With the farewells of the nodes and the goodbye to the broker, all of a close takes 2 s at most. */
const CLOSE_TIMEOUT_MS = 1400;

/** As it stands in the flow: a form gives texts, a script may give numbers. */
interface SessionConfigDef extends NodeDef {
  protocol?: string;
  host?: string;
  port?: string | number;
  path?: string;
  tls?: string;
  topicPrefix?: string;
  connect?: string;
  login?: string;
  sessionInactivityTimeout?: string | number;
  connectionInactivityTimeout?: string | number;
  requestTimeout?: string | number;
}

/** Node-RED's own tls-config node. */
interface TlsNode extends Node {
  addTLSOptions(options: TlsOptions): TlsOptions;
}

/** session-config: holds the link and the session of one arm for all nodes that use it. */
export default function (RED: NodeAPI): void {
  function SessionConfig(this: ArmNode, def: SessionConfigDef) {
    RED.nodes.createNode(this, def);
    const credentials = takeCredentials(this);
    this.users = {};
    this.farewells = new Set();
    this.asking = 0;
    this.label = def.name || 'arm';
    try {
      const { label, connectOnStart, ...options } = readConfig(RED, def, credentials);
      this.label = label;
      const client = (this.client = new KortexClient(options));
      showStatus(this, client);
      reportTroubles(this, client);
      this.on('close', (done: () => void) => {
        sayFarewell(this)
          .then(() => client.close())
          .then(done, done);
      });
      if (connectOnStart) client.connect().catch(() => undefined); // the state tells
    } catch (error) {
      const fault = (this.fault = toError(error));
      showStatus(this, undefined);
      // Once all nodes of the deploy stand, so that their catch nodes hear of it.
      setImmediate(() => this.error(fault, { kortex: { arm: this.label } }));
    }
  }

  RED.nodes.registerType('kinova-session-config', SessionConfig, {
    credentials: {
      username: { type: 'text' },
      password: { type: 'password' },
      brokerUsername: { type: 'text' },
      brokerPassword: { type: 'password' },
    },
  });
}

/** The settings of the form as the client takes them. Throws an InputError that names the property. */
function readConfig(
  RED: NodeAPI,
  def: SessionConfigDef,
  { username = '', password = '', brokerUsername, brokerPassword }: Partial<ArmCredentials>,
): ClientOptions & { label: string; connectOnStart: boolean } {
  const protocol = toOneOf('protocol', def.protocol || 'mqtt', PROTOCOLS);
  const host = def.host?.trim() || '192.168.1.10';
  const port = toInteger('port', def.port || PORTS[protocol], 1, 65_535);
  const topicPrefix = def.topicPrefix?.replace(/^\/+|\/+$/g, '');
  if (topicPrefix && /[#+]/.test(topicPrefix)) throw new InputError('topicPrefix', 'a topic without # and +');
  const path = def.path?.trim() || '/mqtt';
  const tls = protocol === 'mqtts' || protocol === 'wss' ? tlsOptions(RED, def.tls) : undefined;
  const broker = { username: brokerUsername, password: brokerPassword };
  const loginOnConnect = toOneOf('login', def.login || 'connect', ['connect', 'asked']) === 'connect';
  if (loginOnConnect && !username) throw new InputError('username', 'the name of a user of the arm');
  const timeout = (property: string, value: string | number | undefined, byDefault: number) =>
    toInteger(property, value ?? byDefault, 1, LONGEST_MS, 'ms');
  return {
    label: def.name || `${host}:${port}`,
    connectOnStart: toOneOf('connect', def.connect || 'start', ['start', 'asked']) === 'start',
    loginOnConnect,
    login: { username, password },
    closeTimeoutMs: CLOSE_TIMEOUT_MS,
    createTransport: () => new MqttTransport({ protocol, host, port, path, topicPrefix, tls, ...broker }),
    sessionInactivityTimeoutMs: timeout(
      'sessionInactivityTimeout',
      def.sessionInactivityTimeout,
      DEFAULTS.sessionInactivityTimeoutMs,
    ),
    connectionInactivityTimeoutMs: timeout(
      'connectionInactivityTimeout',
      def.connectionInactivityTimeout,
      DEFAULTS.connectionInactivityTimeoutMs,
    ),
    requestTimeoutMs: timeout('requestTimeout', def.requestTimeout, DEFAULTS.requestTimeoutMs),
  };
}

function tlsOptions(RED: NodeAPI, id: string | undefined): TlsOptions {
  if (!id) return {};
  const node = RED.nodes.getNode(id) as TlsNode | null;
  if (!node) throw new InputError('tls', 'a tls-config node that is deployed and enabled');
  return node.addTLSOptions({});
}
