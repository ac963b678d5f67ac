/** OpenZiti for scripts: sessions at a controller, without Node-RED. */
export type { Answer, Pagination } from './answer.js';
export { ApiSession, type ApiSessionState, type LoggedIn } from './api-session.js';
export { toBaseUrl } from './base-url.js';
export { Controller, type ControllerOptions } from './controller.js';
export { type ControllerUnderTest, testController } from './controller-test.js';
export { dialService } from './dial.js';
export type { DialOptions } from './dial/options.js';
export { type FilterValue, quote, where } from './filter.js';
export { type Identity, parseIdentity } from './identity.js';
export type { Listing } from './list.js';
export type { Authentication } from './authentication.js';
export { findServiceId, listServices, type Service } from './services.js';
export {
  createSession,
  deleteSession,
  type EdgeRouter,
  listAllSessions,
  listSessions,
  type NewSession,
  sessionDetail,
  type SessionType,
  type ZitiSession,
} from './sessions.js';
export { type TlsOptions, trust } from './trust.js';
