import { randomUUID } from 'node:crypto';
import { ApiError, invalid, notFound } from './api-error.js';
import type { ControllerIdentity } from './identities.js';
import type { OidcLogin } from './oidc.js';

/** How a controller of this version behaves, where versions differ. */
export type Generation = '1.6' | '2.0' | '2.1';

export interface StoredService {
  id: string;
  name: string;
  permissions: string[];
  /** True where nothing is said. */
  encryptionRequired?: boolean;
}

export interface ApiSessionRow {
  id: string;
  token: string;
  identity: ControllerIdentity;
  createdMs: number;
  lastActivityMs: number;
  /** The last activity as it was written out: what the end of the login is counted from. */
  writtenMs: number;
  /** False until a second factor is given. */
  complete: boolean;
}

export interface SessionRow {
  id: string;
  createdAt: string;
  tags: Record<string, unknown>;
  apiSessionId: string;
  identityId: string;
  serviceId: string;
  type: string;
}

/** What a controller keeps, and the rules for it. */
export class Store {
  readonly apiSessions = new Map<string, ApiSessionRow>();
  readonly sessions = new Map<string, SessionRow>();
  /** The session of every token that was handed out. */
  readonly tokens = new Map<string, string>();
  /** Whose login a certificate was made for: its token, by the fingerprint. */
  readonly certificates = new Map<string, string>();
  /** Whose access token of OpenID Connect it is. */
  oidcLoginOf: (token: string) => OidcLogin | undefined = () => undefined;
  services: StoredService[] = [
    { id: '2bWzYq0vE5rJ8kN1', name: 'arm-cell-7', permissions: ['Dial'] },
    { id: '3cXaZr1wF6sK9lO2', name: 'plant "HMI"', permissions: ['Dial', 'Bind'] },
    { id: '4dYbAs2xG7tL0mP3', name: 'bind-only', permissions: ['Bind'] },
  ];
  /** What the next creations are refused with. */
  refusal: 'no-routers' | 'posture' | undefined;
  #created = 0;

  open(identity: ControllerIdentity): ApiSessionRow {
    const nowMs = Date.now();
    const row = {
      id: this.#newId(),
      token: randomUUID(),
      identity,
      createdMs: nowMs,
      lastActivityMs: nowMs,
      writtenMs: nowMs,
      complete: identity.query === undefined,
    };
    this.apiSessions.set(row.token, row);
    return row;
  }

  /** Ends a login, and with it its sessions. */
  end(token: string): void {
    const row = this.apiSessions.get(token);
    this.apiSessions.delete(token);
    for (const [id, { apiSessionId }] of this.sessions) if (apiSessionId === row?.id) this.sessions.delete(id);
  }

  endAll(): void {
    for (const token of [...this.apiSessions.keys()]) this.end(token);
  }

  /** What a router knows of the one who shows `token`; undefined where nobody is logged in with it. */
  loginOf(token: string, identities: readonly ControllerIdentity[]) {
    const api = this.apiSessions.get(token);
    const oidc = this.oidcLoginOf(token);
    const bearer = identities.find(({ bearerToken }) => bearerToken !== undefined && bearerToken === token);
    const identity = api?.complete ? api.identity : (oidc?.identity ?? bearer);
    if (!identity) return undefined;
    const key = oidc?.id ?? token;
    const made = [...this.certificates].filter(([, login]) => login === key).map(([fingerprint]) => fingerprint);
    const touch = () => {
      if (api) api.writtenMs = api.lastActivityMs = Date.now();
    };
    return { id: oidc?.id, isBearer: !api, fingerprints: new Set([identity.fingerprint, ...made]), touch };
  }

  /** What the token of a Dial session leads to; undefined where that is over. */
  dialled(token: string): { serviceId: string; sessionId: string | undefined } | undefined {
    const id = this.tokens.get(token);
    // With a bearer token nothing is stored but what the token itself says.
    if (id?.startsWith('service:')) return { serviceId: id.slice('service:'.length), sessionId: undefined };
    const row = this.sessions.get(id ?? '');
    return row?.type === 'Dial' ? { serviceId: row.serviceId, sessionId: row.id } : undefined;
  }

  /** Checks what is asked for; the service where all is well. */
  check({ serviceId, type = 'Dial' }: { serviceId?: unknown; type?: unknown }): StoredService {
    if (type !== 'Dial' && type !== 'Bind') throw invalid('type', 'invalid session type', type);
    const service = this.services.find(({ id }) => id === serviceId);
    if (!service) throw notFound(`service with id ${String(serviceId)} not found`);
    if (!service.permissions.includes(type)) throw invalid('ServiceId', 'service not found', serviceId);
    if (this.refusal === 'no-routers') {
      throw new ApiError(400, 'NO_EDGE_ROUTERS_AVAILABLE', 'No edge routers are available for this service');
    }
    if (this.refusal === 'posture') {
      const data = { 'policy-1': [{ id: 'chk7', typeId: 'MFA', isPassing: false }] };
      throw new ApiError(409, 'INVALID_POSTURE', 'The posture of this client is not valid', { message: '', data });
    }
    return service;
  }

  /** The same session again for the same login, service and type. */
  create(api: ApiSessionRow, serviceId: string, type: string, tags: Record<string, unknown>): SessionRow {
    const found = [...this.sessions.values()].find(
      (row) => row.apiSessionId === api.id && row.serviceId === serviceId && row.type === type,
    );
    return found ?? this.add({ apiSessionId: api.id, identityId: api.identity.id, serviceId, type, tags });
  }

  add(row: Omit<SessionRow, 'id' | 'createdAt'>): SessionRow {
    const session = { id: this.#newId(), createdAt: new Date().toISOString(), ...row };
    this.sessions.set(session.id, session);
    return session;
  }

  #newId(): string {
    this.#created += 1;
    return `cm9f${String(this.#created).padStart(8, '0')}`;
  }
}
