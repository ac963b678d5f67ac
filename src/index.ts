/** The public API: what scripts and other packages may use. */
export * from './errors.js';
export { type ArmFunction, describeMethod, type FunctionDescription, listFunctions } from './client/catalogue.js';
export { type ClientEvents, KortexClient, type OpenSession } from './client/client.js';
export { type Connection, CONNECTION_LISTS, type ConnectionListName } from './client/connections.js';
export { type ClientOptions, DEFAULTS, type Generation, type Login } from './client/options.js';
export type { Allowed } from './client/effects.js';
export type { InvokeOptions } from './client/invoke.js';
export type { Role } from './client/roles.js';
export type { SessionStatus } from './client/session-status.js';
export type { SessionState } from './client/state.js';
export type { SubscribeOptions } from './client/subscription.js';
export type { Effect } from './protocol/catalogue/function.js';
export type { FieldDescription } from './protocol/catalogue/describe.js';
export type { FunctionName, TopicName } from './protocol/catalogue/functions.js';
export type { Json, JsonObject } from './protocol/catalogue/json.js';
export { MqttTransport } from './transport/mqtt.js';
export { TcpTransport, type TcpOptions } from './transport/tcp.js';
export type { MqttOptions, MqttProtocol, TlsOptions } from './transport/mqtt-options.js';
export type { Dial, Transport, TransportEvents } from './transport/transport.js';
/** Under a name of its own, since there a session is something else. */
export * as ziti from './ziti/index.js';
