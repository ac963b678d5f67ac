/** The public API: what scripts and other packages may use. */
export * from './errors.js';
export { type ClientEvents, KortexClient, type OpenSession } from './client/client.js';
export { type Connection, CONNECTION_LISTS, type ConnectionListName } from './client/connections.js';
export { type ClientOptions, DEFAULTS, type Generation, type Login } from './client/options.js';
export type { Role } from './client/roles.js';
export type { SessionStatus } from './client/session-status.js';
export type { SessionState } from './client/state.js';
export { MqttTransport } from './transport/mqtt.js';
export { TcpTransport, type TcpOptions } from './transport/tcp.js';
export type { MqttOptions, MqttProtocol, TlsOptions } from './transport/mqtt-options.js';
export type { Dial, Transport, TransportEvents } from './transport/transport.js';
/** Under a name of its own, since there a session is something else. */
export * as ziti from './ziti/index.js';
