import type { Header } from './header.js';
import * as messages from './messages.js';

/** A function of a service of the arm. Ids are decimal, as they stand in topics and headers. */
function method<Request, Response>(serviceId: number, functionId: number, request: Request, response: Response) {
  return { serviceId, functionId, request, response };
}

const SESSION = 1;
const BASE = 2;

/** Every method that this package can call. A new one is one line. */
export const METHODS = {
  'Session/CreateSession': method(SESSION, 1, messages.CreateSessionInfo, messages.Empty),
  'Session/CloseSession': method(SESSION, 2, messages.Empty, messages.Empty),
  'Session/KeepAlive': method(SESSION, 3, messages.Empty, messages.Empty),
  'Session/GetConnections': method(SESSION, 4, messages.Empty, messages.ConnectionList),
  'Session/AddTemporaryUserRole': method(SESSION, 5, messages.TemporaryRoleRequest, messages.Empty),
  'Session/RemoveTemporaryUserRole': method(SESSION, 6, messages.Empty, messages.Empty),
  'Session/SetAccessControl': method(SESSION, 7, messages.AccessControlOptions, messages.Empty),
  'Session/GetAccessControl': method(SESSION, 8, messages.Empty, messages.AccessControlOptions),
  'Base/ReadUserProfile': method(BASE, 3, messages.UserProfileHandle, messages.UserProfile),
  'Base/ReadAllUserProfiles': method(BASE, 5, messages.Empty, messages.UserProfileList),
  'Base/ReadAllUsers': method(BASE, 6, messages.Empty, messages.UserList),
  'Base/OnNotificationUserTopic': method(BASE, 104, messages.NotificationOptions, messages.NotificationHandle),
  'Base/GetFirmwareBundleVersions': method(BASE, 224, messages.Empty, messages.FirmwareBundleVersions),
  'Base/ReadAllUserRoles': method(BASE, 247, messages.Empty, messages.UserRoleList),
} as const;

/** A function of the arm by its numbers, and by its name for people. */
export interface Called {
  readonly name: string;
  readonly serviceId: number;
  readonly functionId: number;
}

/** What a call of `method` calls. */
export function calledBy(method: Method): Called {
  const { serviceId, functionId } = METHODS[method];
  return { name: method, serviceId, functionId };
}

/** The method that a header names; undefined where it is none of METHODS. */
export function methodOf({ serviceId, functionId }: Pick<Header, 'serviceId' | 'functionId'>): Method | undefined {
  return BY_IDS.get(`${serviceId}/${functionId}`);
}

const BY_IDS = new Map(
  Object.entries(METHODS).map(([name, { serviceId, functionId }]) => [`${serviceId}/${functionId}`, name as Method]),
);

/** What Kortex 3 does not have. */
export type Kortex2OnlyMethod = 'Base/OnNotificationUserTopic';

/** What Kortex 2 (Gen3) has of that: it knows no roles, temporary or not, and no access control. */
export const KORTEX_2_METHODS: ReadonlySet<Method> = new Set<Method>([
  'Session/CreateSession',
  'Session/CloseSession',
  'Session/KeepAlive',
  'Session/GetConnections',
  'Base/ReadUserProfile',
  'Base/ReadAllUserProfiles',
  'Base/ReadAllUsers',
  'Base/OnNotificationUserTopic',
  'Base/GetFirmwareBundleVersions',
]);

/** `Service/Function`, as Kinova's manuals name it. */
export type Method = keyof typeof METHODS;
/** The request of a method, as `call` takes it. */
export type RequestOf<M extends Method> = Parameters<(typeof METHODS)[M]['request']['encode']>[0];
/** The answer of a method, as `call` gives it. */
export type ResponseOf<M extends Method> = ReturnType<(typeof METHODS)[M]['response']['decode']>;
