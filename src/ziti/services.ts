import { ZitiError } from '../errors.js';
import type { ApiSession } from './api-session.js';
import { where } from './filter.js';
import { listAll, listPage } from './list.js';
import type { SessionType } from './sessions.js';

/** What can be reached through the network. */
export interface Service {
  id: string;
  name: string;
  /** What the identity may do with it. */
  permissions: SessionType[];
  /** False: the service may be used without encryption from end to end. */
  encryptionRequired?: boolean;
}

/** The id of the service called `name`. Throws a ZitiError, ZITI_NOT_FOUND if this identity sees no such service. */
export async function findServiceId(api: ApiSession, name: string, signal?: AbortSignal): Promise<string> {
  return (await findService(api, name, signal)).id;
}

/** The service called `name`. Throws a ZitiError, ZITI_NOT_FOUND if this identity sees no such service. */
export async function findService(api: ApiSession, name: string, signal?: AbortSignal): Promise<Service> {
  const { data, status } = await listPage<Service>(api, '/services', { filter: where({ name }), limit: 1 }, signal);
  const [service] = data;
  if (service) return service;
  const message = `no service is called ${JSON.stringify(name)}, or this identity may not use it`;
  throw new ZitiError('ZITI_NOT_FOUND', message, { status });
}

/** Every service that this identity may use, by name. Throws a ZitiError. */
export async function listServices(api: ApiSession, signal?: AbortSignal): Promise<Service[]> {
  const { data } = await listAll<Service>(api, '/services', { sort: 'name' }, signal);
  return data.map(({ id, name, permissions }) => ({ id, name, permissions }));
}
