/** The public API: what scripts and other packages may use. */
export {
  ArmError,
  type ArmErrorCode,
  BusyError,
  ConnectionError,
  type ErrorCode,
  InputError,
  KortexError,
  NotAllowedError,
  ProtocolError,
  SessionError,
  type SessionErrorCode,
  TimeoutError,
  ZitiError,
  type ZitiErrorCode,
} from './errors.js';
export type { AccessFlag, AccessFlags } from './arm/access-flags.js';
export { type AccessChange, AccessNotKeptError, getAccess, setAccess } from './arm/access-control.js';
export { type Enforced, enforceAccess, type EnforcementListener } from './arm/access-enforcement.js';
export { type AccessWatchListener, watchAccess } from './arm/access-watch.js';
export type { AccessFound } from './arm/known-access.js';
export { type ArmReport, ArmReports, type ArmReportsOptions } from './arm/arm-reports.js';
export { type Probe, type Probing, testArm } from './arm/arm-test.js';
export { ConnectionState, type StateReport, type StateWord } from './arm/connection-state.js';
export { lendRole, type LendOptions, type LentRole } from './arm/lend-role.js';
export type { Arm, Origin } from './arm/origin.js';
export type { ReportName } from './arm/report-rows.js';
export type { EndReason } from './arm/role-lease.js';
export type { EventName, SessionEvent, SessionInfo } from './arm/session-event.js';
export { SessionEvents, type SessionEventsOptions } from './arm/session-events.js';
export type { BoundSession } from './client/bound-session.js';
export { type ArmFunction, describeMethod, type FunctionDescription, listFunctions } from './client/catalogue.js';
export { type ClientEvents, KortexClient, type OpenSession } from './client/client.js';
export { type Connection, CONNECTION_LISTS, type ConnectionListName } from './client/connections.js';
export { type ClientOptions, DEFAULTS, type Generation, type Login } from './client/options.js';
export type { Counts } from './client/counters.js';
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
export type { Method, RequestOf, ResponseOf } from './protocol/services.js';
export type { TestStep } from './test-steps.js';
export { MqttTransport } from './transport/mqtt.js';
export { TcpTransport, type TcpOptions } from './transport/tcp.js';
export type { MqttOptions, MqttProtocol, TlsOptions } from './transport/mqtt-options.js';
export type { Dial, Transport, TransportEvents } from './transport/transport.js';
/** Under a name of its own, since there a session is something else. */
export * as ziti from './ziti/index.js';
