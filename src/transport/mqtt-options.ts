import { isIPv6 } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { IClientOptions } from 'mqtt';
import { InputError } from '../errors.js';
import { withoutBrackets } from '../host-port.js';
import type { Dial } from './transport.js';

/** As `connect` of node:tls takes them. */
export type TlsOptions = ConnectionOptions;
/** MQTT, plain (`mqtt`), over TLS (`mqtts`), over WebSocket (`ws`), or over both (`wss`). */
export type MqttProtocol = 'mqtt' | 'mqtts' | 'ws' | 'wss';

/** How to reach an arm over MQTT. */
export interface MqttOptions {
  protocol: MqttProtocol;
  host: string;
  port: number;
  /** Path of the WebSocket; for ws and wss only. */
  path?: string | undefined;
  /** Put before every topic, for an arm behind a bridged broker: `line1/arm7`. */
  topicPrefix?: string | undefined;
  /** The name of this connection at the broker. Empty: the broker assigns one; one of our own is used if it cannot. */
  clientId?: string | undefined;
  /** Login at the broker, which is not the login at the arm. */
  username?: string | undefined;
  password?: string | undefined;
  /** Opens the stream instead of us. With mqtts and wss, TLS runs inside of it. */
  dial?: Dial | undefined;
  /** What errors call the far end, in the place of host and port. */
  farEnd?: string | undefined;
  /** As node:tls takes them, for mqtts and wss; passed on untouched. */
  tls?: TlsOptions | undefined;
  /** Limit for everything between the first packet and the last subscription. */
  handshakeTimeoutMs?: number;
}

/** A dead link is noticed after one and a half of these; Kinova's 60 s would leave a flow blind for too long. */
const KEEP_ALIVE_S = 10;
/** A text of MQTT has at most so many bytes (MQTT v5, 1.5.4). */
const LONGEST_TEXT_BYTES = 65_535;
/** What may stand behind the prefix in a topic: `services/ping/` and a number, or `res/` and a client id. */
const LONGEST_CLIENT_ID_BYTES = 1_000;
const LONGEST_PREFIX_BYTES = LONGEST_TEXT_BYTES - LONGEST_CLIENT_ID_BYTES - 100;

/**
 * Checks the texts that MQTT has to carry. Throws an InputError that names the property: mqtt.js ends the process for a
 * topic that is too long, and reports nothing for a user name that is too long.
 */
export function checkMqttTexts({
  topicPrefix = '',
  clientId = '',
  username = '',
  password = '',
}: Pick<MqttOptions, 'topicPrefix' | 'clientId' | 'username' | 'password'>): void {
  checkText('topicPrefix', topicPrefix, LONGEST_PREFIX_BYTES, 'a topic');
  checkText('clientId', clientId, LONGEST_CLIENT_ID_BYTES, 'a client id');
  checkText('brokerUsername', username, LONGEST_TEXT_BYTES, 'a user name');
  checkText('brokerPassword', password, LONGEST_TEXT_BYTES, 'a password');
  if (/[#+]/.test(topicPrefix)) throw new InputError('topicPrefix', 'a topic without # and +');
  if (clientId && !isUsableClientId(clientId)) {
    throw new InputError('clientId', 'a client id without #, + and control characters');
  }
}

function checkText(property: string, text: string, longestBytes: number, what: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new InputError(property, `${what} without NUL and without half characters`);
  }
  const bytes = Buffer.byteLength(text);
  if (bytes > longestBytes) throw new InputError(property, `${what} of at most ${longestBytes} bytes, got ${bytes}`);
}

/** True if answers can come to `res/<clientId>`: a topic has neither wildcards nor control characters. */
export function isUsableClientId(clientId: string): boolean {
  return clientId !== '' && Buffer.byteLength(clientId) <= LONGEST_CLIENT_ID_BYTES && !/[#+\p{Cc}]/u.test(clientId);
}

/** The options in the words of mqtt.js. */
export function clientOptions(options: MqttOptions, clientId: string): IClientOptions {
  const { protocol, port, path = '', username, password, tls } = options;
  const host = withoutBrackets(options.host);
  const webSocket = protocol === 'ws' || protocol === 'wss';
  return {
    ...(tls as IClientOptions),
    ...(webSocket && { path: path.startsWith('/') ? path : `/${path}`, wsOptions: { ...tls } }),
    ...(username && { username }),
    ...(password && { password }),
    protocol,
    hostname: webSocket && isIPv6(host) ? `[${host}]` : host,
    port,
    connectTimeout: 24 * 60 * 60 * 1000, // MqttTransport limits the whole handshake, subscriptions too
    protocolVersion: 5,
    clean: true,
    clientId,
    keepalive: KEEP_ALIVE_S,
    manualConnect: true, // so that our listeners are there before anything can fail
    reconnectPeriod: 0, // one transport is one connection; the client decides about the next
    resubscribe: false,
    log: () => undefined, // else mqtt.js makes a logger for each connection, and it can print passwords
    queueQoSZero: false, // a call that could not be sent must never be sent later
  };
}
