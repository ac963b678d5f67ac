import { createRequire } from 'node:module';
import type { NodeAPI, NodeDef } from 'node-red';
import { toAddress } from '../../src/arm-address.js';
import { ALLOWED } from '../../src/client/effects.js';
import { type ClientOptions, DEFAULTS as CLIENT_DEFAULTS } from '../../src/client/options.js';
import { InputError } from '../../src/errors.js';
import { hostPort } from '../../src/host-port.js';
import { printable } from '../../src/printable.js';
import { MqttTransport } from '../../src/transport/mqtt.js';
import { checkMqttTexts, type MqttProtocol, type TlsOptions } from '../../src/transport/mqtt-options.js';
import type * as tcp from '../../src/transport/tcp.js';
import type { Dial } from '../../src/transport/transport.js';
import { dialService } from '../../src/ziti/dial.js';
import type { ArmCredentials } from './arm.js';
import { tlsOptionsOf } from './tls-config.js';
import {
  isBlank,
  show,
  toChoice,
  toFilledIn,
  toInteger,
  toLabel,
  toOneOf,
  toOptionalText,
  toWellFormed,
} from './values.js';
import { WAYS, type ZitiDef, type ZitiService, zitiServiceOf } from './ziti-service.js';

/** Loads what most arms do not need. */
const load = createRequire(__filename);

/** The default port of each protocol. */
const PORTS: Record<MqttProtocol | 'tcp', number> = { mqtt: 1883, mqtts: 8883, ws: 80, wss: 443, tcp: 10_000 };
const PROTOCOLS = ['mqtt', 'mqtts', 'ws', 'wss', 'tcp'] as const satisfies (keyof typeof PORTS)[];
const CONNECT = ['start', 'asked'] as const;
const LOGIN = ['connect', 'asked'] as const;
/** What a WebSocket calls an arm that is reached by the name of a service. */
const ZITI_HOST = 'arm';
const LONGEST_MS = 2 ** 31 - 1; // what a timer of Node.js takes
/** The cleanup of nodes comes before it and takes 0.4 s at most; all of a close takes 2 s at most. */
const CLOSE_TIMEOUT_MS = 1200;

/** What the node takes for what a flow leaves out; its dialog begins with the same. */
export const DEFAULTS = {
  protocol: PROTOCOLS[0],
  path: '/mqtt',
  connect: CONNECT[0],
  login: LOGIN[0],
  flowsMay: CLIENT_DEFAULTS.allow,
  sessionInactivityTimeout: CLIENT_DEFAULTS.sessionInactivityTimeoutMs,
  connectionInactivityTimeout: CLIENT_DEFAULTS.connectionInactivityTimeoutMs,
  requestTimeout: CLIENT_DEFAULTS.requestTimeoutMs,
  zitiWay: WAYS[0],
} as const satisfies Partial<SessionConfigDef>;

/** A session-config node as it stands in the flow: a form gives texts, a script may give numbers. */
export interface SessionConfigDef extends NodeDef, ZitiDef {
  protocol?: string;
  host?: string;
  port?: string | number;
  path?: string;
  tls?: string;
  topicPrefix?: string;
  /** The name of the connection at the MQTT broker. Empty: the broker assigns one. */
  clientId?: string;
  connect?: string;
  login?: string;
  /** What calls by name may do: `read`, `change` or `move`. */
  flowsMay?: string;
  sessionInactivityTimeout?: string | number;
  connectionInactivityTimeout?: string | number;
  requestTimeout?: string | number;
}

/** The settings of an arm as the code takes them. */
export interface ArmConfig {
  label: string;
  connectOnStart: boolean;
  host: string;
  port: number;
  /** For mqtts and wss only. */
  tls: TlsOptions | undefined;
  /** Undefined if the arm is reached without OpenZiti. */
  ziti: ZitiService | undefined;
  client: ClientOptions;
}

/**
 * Reads the form of a session-config node. `dial` opens the stream to an arm behind OpenZiti, in the place of a dial of
 * its own. Throws an InputError that names the property.
 */
export function readArmConfig(
  RED: NodeAPI,
  def: Partial<SessionConfigDef>,
  credentials: Partial<ArmCredentials>,
  dial?: Dial,
): ArmConfig {
  const protocol = toChoice('protocol', def.protocol, PROTOCOLS);
  const ziti = zitiServiceOf(RED, def);
  const isDialled = ziti?.way === 'dial';
  const { host, port } = isDialled ? { host: ZITI_HOST, port: PORTS[protocol] } : addressIn(def, protocol);
  const way = isDialled
    ? { dial: dial ?? dialOf(ziti), farEnd: `through the OpenZiti service ${JSON.stringify(printable(ziti.name))}` }
    : {};
  const topicPrefix = toOptionalText('topicPrefix', def.topicPrefix).replace(/^\/+|\/+$/g, '');
  const clientId = toOptionalText('clientId', def.clientId);
  const path = toOptionalText('path', def.path) || DEFAULTS.path;
  if (protocol.startsWith('ws') && !/^\/[\x21-\x7e]*$/.test(path)) {
    throw new InputError('path', `a path that begins with a slash and has no spaces, such as /mqtt; got ${show(path)}`);
  }
  const tls = protocol === 'mqtts' || protocol === 'wss' ? tlsOptionsOf(RED, def.tls) : undefined;
  const [username, password, brokerUsername, brokerPassword] = (
    ['username', 'password', 'brokerUsername', 'brokerPassword'] as const
  ).map((name) => toWellFormed(name, toFilledIn(name, credentials[name]))) as [string, string, string, string];
  const broker = { topicPrefix, clientId, username: brokerUsername, password: brokerPassword };
  checkMqttTexts(broker);
  const loginOnConnect = toChoice('login', def.login, LOGIN) === 'connect';
  if (loginOnConnect && !username.trim()) throw new InputError('username', 'the name of a user of the arm');
  if (username && !password) throw new InputError('password', 'the password of the user of the arm, got nothing');
  const timeout = (property: 'sessionInactivityTimeout' | 'connectionInactivityTimeout' | 'requestTimeout') =>
    toInteger(property, def[property] ?? DEFAULTS[property], 1, LONGEST_MS, 'ms');
  return {
    label: toLabel(def.name, isDialled ? ziti.name : hostPort(host, port)),
    connectOnStart: toChoice('connect', def.connect, CONNECT) === 'start',
    host,
    port,
    tls,
    ziti,
    client: {
      allow: toOneOf('flowsMay', def.flowsMay || DEFAULTS.flowsMay, ALLOWED),
      loginOnConnect,
      login: { username: username.trim(), password },
      closeTimeoutMs: CLOSE_TIMEOUT_MS,
      generation: protocol === 'tcp' ? 2 : 3,
      createTransport: () =>
        protocol === 'tcp'
          ? new (load('../../src/transport/tcp.js') as typeof tcp).TcpTransport({ host, port, ...way })
          : new MqttTransport({ protocol, host, port, path, tls, ...broker, ...way }),
      sessionInactivityTimeoutMs: timeout('sessionInactivityTimeout'),
      connectionInactivityTimeoutMs: timeout('connectionInactivityTimeout'),
      requestTimeoutMs: timeout('requestTimeout'),
    },
  };
}

function addressIn(def: Partial<SessionConfigDef>, protocol: MqttProtocol | 'tcp'): { host: string; port: number } {
  const address = toOptionalText('host', def.host);
  if (!address) throw new InputError('host', 'the address of the arm, such as 192.168.1.10', { hint: 'host-missing' });
  const { host, port: named } = toAddress(address, protocol);
  const port = toInteger('port', isBlank(def.port) ? (named ?? PORTS[protocol]) : def.port, 1, 65_535);
  if (named !== undefined && named !== port) {
    throw new InputError('host', `the address of the arm alone: ${host}; the port stands beside it, and is ${port}`);
  }
  return { host, port };
}

function dialOf({ find, name }: ZitiService): Dial {
  return async (signal) => dialService(find().api, name, { signal });
}
