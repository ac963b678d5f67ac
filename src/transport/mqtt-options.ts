import { isIPv6 } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { IClientOptions } from 'mqtt';
import type { Dial } from './transport.js';

export type TlsOptions = ConnectionOptions;
export type MqttProtocol = 'mqtt' | 'mqtts' | 'ws' | 'wss';

export interface MqttOptions {
  protocol: MqttProtocol;
  host: string;
  port: number;
  /** Path of the WebSocket; for ws and wss only. */
  path?: string | undefined;
  /** Put before every topic, for an arm behind a bridged broker: `line1/arm7`. */
  topicPrefix?: string | undefined;
  /** Login at the broker, which is not the login at the arm. */
  username?: string | undefined;
  password?: string | undefined;
  /** In the place of a connection of our own; what it starts carries MQTT as it is, so TLS is up to it. */
  dial?: Dial | undefined;
  /** As node:tls takes them, for mqtts and wss; passed on untouched. */
  tls?: TlsOptions | undefined;
  /** Limit for everything between the first packet and the last subscription. */
  handshakeTimeoutMs?: number;
}

/** A dead link is noticed after one and a half of these; Kinova's 60 s would leave a flow blind for too long. */
const KEEP_ALIVE_S = 10;

/** The options in the words of mqtt.js. */
export function clientOptions(options: MqttOptions): IClientOptions {
  const { protocol, host, port, path, username, password, tls } = options;
  const webSocket = protocol === 'ws' || protocol === 'wss';
  return {
    ...(tls as IClientOptions),
    ...(webSocket && { path: path || '/', wsOptions: { ...tls } }),
    ...(username && { username }),
    ...(password && { password }),
    protocol,
    hostname: webSocket && isIPv6(host) ? `[${host}]` : host,
    port,
    connectTimeout: 24 * 60 * 60 * 1000, // MqttTransport limits the whole handshake, subscriptions too
    protocolVersion: 5,
    clean: true,
    clientId: '', // the broker assigns one, which names our response topic
    keepalive: KEEP_ALIVE_S,
    reconnectPeriod: 0, // one transport is one connection; the client decides about the next
    resubscribe: false,
    queueQoSZero: false, // a call that could not be sent must never be sent later
  };
}
