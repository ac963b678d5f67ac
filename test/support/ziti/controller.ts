import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { ApiError, invalid, notFound, unauthorized } from './api-error.js';
import { CertificateAuthority } from './certificate-authority.js';
import { commit, type Fault } from './faults.js';
import { freePort } from '../mosquitto.js';
import { byOrder, parseFilter } from './filter.js';
import { type ControllerIdentity, makeIdentities, pem } from './identities.js';
import { type OidcOptions, OidcProvider } from './oidc.js';
import { type ApiSessionRow, type Generation, type SessionRow, Store, type StoredService } from './store.js';

export interface StandInOptions extends OidcOptions {
  generation?: Generation;
  /** How long a login holds without activity. */
  sessionTimeoutMs?: number;
  /**
   * What a request does to the login that it comes with. `shown`: its end moves at once. `shown-late`: the login lasts
   * longer, and its end says so with the answer after that. `ignored`: nothing, but an end that is 1 ms later each time
   * (2.0 and 2.1, which write logins out every 90 s).
   */
  activity?: Activity;
  /** By how much its clock is ahead of ours. */
  clockAheadMs?: number;
  /** True: shakes hands with nobody who shows no certificate of a CA that it knows, which is none of ours. */
  demandsCertificate?: boolean;
  port?: number;
  /** False: only OpenID Connect is left, as it is planned for 3.0. */
  legacy?: boolean;
  /** The `ziti-instance-id` of its answers; null for a proxy before it that takes the header away. */
  instanceId?: string | null;
}

export type Activity = 'shown' | 'shown-late' | 'ignored';

/** A request as it came, and how it was answered. */
export interface Seen {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: unknown;
  status?: number;
  /** Of the certificate that the client showed. */
  fingerprint?: string | undefined;
}

interface Caller {
  identity: ControllerIdentity;
  /** Undefined for a bearer token, of which nothing is stored. */
  api: ApiSessionRow | undefined;
  /** Of a login by OpenID Connect: its id. */
  oidcId?: string;
}

const CLIENT_API = '/edge/client/v1';
const PREFIX = /^\/edge(\/client)?\/v1/;
const SESSION_FIELDS = ['id', 'createdAt', 'updatedAt', 'tags', 'isSystem', 'token', 'apiSession', 'service', 'type'];
const SERVICE_FIELDS = ['id', 'name', 'tags'];
const OIDC_CHALLENGE = 'Bearer realm="openziti-oidc" error="invalid" error_description="token is invalid"';
const BIGGEST_BODY = 1024 * 1024;

/**
 * A stand-in for an OpenZiti controller, for tests: the part of its Edge Client API that sessions need, over HTTPS with
 * a CA of its own, as public sources tell of it. Rules and rows are in Store; this is the HTTP around them.
 */
export class StandInController {
  readonly store = new Store();
  readonly identities = makeIdentities();
  readonly requests: Seen[] = [];
  readonly ca = pem('ca.pem');
  readonly generation: Generation;
  readonly authority = new CertificateAuthority();
  readonly oidc: OidcProvider;
  /** Those that are part of the network, online or not. */
  readonly routers: { row: object }[] = [];
  readonly #legacy: boolean;
  readonly #sessionTimeoutMs: number;
  readonly #activity: Activity;
  readonly #instanceId: string | null;
  readonly #clockAheadMs: number;
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  readonly #advertised: () => string;
  readonly #startedMs = Date.now();
  readonly #faults: { fault: Fault; times: number; matches: (request: string) => boolean }[] = [];

  private constructor({
    generation = '2.1',
    sessionTimeoutMs = 30 * 60_000,
    activity = generation === '2.0' ? 'ignored' : 'shown',
    clockAheadMs = 0,
    demandsCertificate = false,
    instanceId = randomUUID(),
    legacy = true,
    ...oidc
  }: StandInOptions) {
    this.generation = generation;
    this.#legacy = legacy;
    this.#advertised = () => oidc.advertised ?? this.url;
    this.oidc = new OidcProvider(this.identities, generation, () => this.url, oidc);
    this.store.oidcLoginOf = (token) => this.oidc.loginOf(token);
    this.#sessionTimeoutMs = sessionTimeoutMs;
    this.#activity = activity;
    this.#instanceId = instanceId;
    this.#clockAheadMs = clockAheadMs;
    const tls = {
      cert: pem('server.pem'),
      key: pem('server.key'),
      requestCert: true,
      rejectUnauthorized: demandsCertificate,
    };
    this.#server = createServer(tls, (request, response) => void this.#handle(request, response));
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(options: StandInOptions = {}): Promise<StandInController> {
    const controller = new StandInController(options);
    controller.#server.listen(options.port ?? (await freePort()), '127.0.0.1');
    await once(controller.#server, 'listening');
    return controller;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  get connectionCount(): number {
    return this.#sockets.size;
  }

  /** Goes wrong the next `times` times, for requests (`POST /sessions`) that begin with `which`. */
  failNext(fault: Fault, times = 1, which = ''): void {
    this.#faults.push({ fault, times, matches: (request) => request.startsWith(which) });
  }

  /** How often something was asked, as in `POST /authenticate`. */
  count(request: string): number {
    return this.requests.filter(({ method, path }) => `${method} ${path}` === request).length;
  }

  /** Is away until `resume`, as if it were killed; its store stays. */
  async pause(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#sockets.forEach((socket) => socket.destroy());
    await closed;
  }

  async resume(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    const method = request.method ?? '';
    const path = url.pathname.replace(PREFIX, '');
    const seen: Seen = {
      method,
      path,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: undefined,
      fingerprint: ((request.socket as TLSSocket).getPeerCertificate() as { fingerprint256?: string }).fingerprint256,
    };
    this.requests.push(seen);
    response.once('finish', () => (seen.status = response.statusCode));
    response.setHeader('server', `ziti-controller/v${this.generation}.0`);
    if (this.#instanceId !== null) response.setHeader('ziti-instance-id', this.#instanceId);
    response.setHeader('content-type', 'application/json');
    try {
      const text = await readBody(request);
      const fault = this.#nextFault(`${method} ${path}`);
      if (fault && (await commit(fault, response, text))) return;
      if (text.length > BIGGEST_BODY && (await commit('too-large', response))) return;
      if (path.startsWith('/oidc/') && this.generation !== '1.6') {
        const asked = { ...seen, path: path.slice('/oidc'.length), text, fingerprint: seen.fingerprint };
        const { status, headers = {}, body = '' } = this.oidc.handle(asked);
        response.removeHeader('content-type');
        response.writeHead(status, headers).end(body);
        return;
      }
      seen.body = parseBody(text);
      const { status = 200, data = {}, meta = {}, headers = {} } = this.#answer(seen, request);
      if (typeof fault === 'object' && 'answerDelayMs' in fault) await sleep(fault.answerDelayMs);
      response.writeHead(status, headers).end(JSON.stringify({ data, meta }));
    } catch (error) {
      this.#refuse(response, error instanceof ApiError ? error : new ApiError(500, 'UNHANDLED', String(error)));
    }
  }

  #refuse(response: ServerResponse, { status, code, message, details, challenge }: ApiError): void {
    if (status === 401 && this.generation !== '1.6') {
      response.setHeader('www-authenticate', challenge ?? 'zt-session realm="zt-session" error="invalid"');
    }
    const error = { code, message, requestId: randomUUID().slice(0, 9), cause: details };
    response
      .writeHead(status)
      .end(JSON.stringify({ error, meta: { apiEnrollmentVersion: '0.0.1', apiVersion: '0.0.1' } }));
  }

  #nextFault(request: string): Fault | undefined {
    const planned = this.#faults.find(({ times, matches }) => times > 0 && matches(request));
    if (planned) planned.times -= 1;
    return planned?.fault;
  }

  #answer(seen: Seen, request: IncomingMessage): Answered {
    const { method, path } = seen;
    const [, resource = '', id] = path.split('/').map(decodeURIComponent);
    switch (`${method} /${resource}${id === undefined ? '' : '/*'}`) {
      case 'GET /version':
        return { data: this.#version() };
      case 'POST /authenticate':
        if (!this.#legacy) throw notFound('path /authenticate was not found');
        return this.#authenticate(seen, request);
      case 'POST /authenticate/*':
        return this.#completeLogin(seen);
      case 'GET /current-api-session':
        return { data: this.#detail(this.#apiSession(seen)) };
      case 'GET /current-api-session/*':
        this.#caller(seen);
        if (path !== '/current-api-session/service-updates') throw notFound(path);
        return { data: { lastChangeAt: new Date(this.#startedMs).toISOString() } };
      case 'DELETE /current-api-session':
        this.store.end(this.#apiSession(seen).token);
        return {};
      case 'POST /current-api-session/*':
        return this.#makeCertificate(seen);
      case 'GET /current-identity/*':
        this.#caller(seen);
        return list(
          this.routers.map(({ row }, at) => ({ id: `router${at}`, ...row })),
          seen.query,
          ['id', 'name'],
        );
      case 'GET /current-identity':
        return { data: { id: this.#caller(seen).identity.id, name: this.#caller(seen).identity.name } };
      case 'GET /services':
        this.#caller(seen);
        return list(this.store.services.map(serviceOf), seen.query, SERVICE_FIELDS);
      case 'POST /sessions':
        return this.#createSession(seen);
      case 'GET /sessions':
        return list(
          this.#visible(this.#caller(seen), true).map((row) => this.#detailOf(row)),
          seen.query,
          SESSION_FIELDS,
        );
      case 'GET /sessions/*':
        return { data: this.#detailOf(this.#one(seen, id, this.generation === '2.1')) };
      case 'DELETE /sessions/*':
        this.store.sessions.delete(this.#one(seen, id).id);
        return {};
      default:
        throw new ApiError(405, 'METHOD_NOT_ALLOWED', 'The resource does not support this method');
    }
  }

  #version() {
    const capabilities = this.generation === '1.6' ? [] : ['OIDC_AUTH', 'HA_CONTROLLER'];
    const build = { buildDate: '2026-01-01 00:00:00', revision: 'c5661e900000', runtimeVersion: 'go1.26.1' };
    const client = { v1: { path: CLIENT_API, apiBaseUrls: [this.#advertised() + CLIENT_API] } };
    const oidc = this.generation !== '1.6' && { 'edge-oidc': this.oidc.version };
    const apiVersions = { edge: client, 'edge-client': client, ...oidc };
    return { ...build, version: `v${this.generation}.0`, capabilities, apiVersions };
  }

  #authenticate({ query, body }: Seen, request: IncomingMessage): Answered {
    const { username, password } = body as { username?: unknown; password?: unknown };
    const refused = () => new ApiError(401, 'INVALID_AUTH', 'The authentication request failed');
    const find = (test: (identity: ControllerIdentity) => boolean) => {
      const identity = this.identities.find(test);
      if (!identity) throw refused();
      return identity;
    };
    switch (query.method) {
      case 'password':
        if (typeof username !== 'string' || typeof password !== 'string') {
          throw invalid('username', 'username and password fields are required', username);
        }
        return this.#opened(find(({ updb }) => updb?.username === username && updb.password === password));
      case 'cert': {
        const { fingerprint256 } = (request.socket as TLSSocket).getPeerCertificate();
        return this.#opened(find(({ fingerprint }) => fingerprint !== undefined && fingerprint === fingerprint256));
      }
      case 'ext-jwt': {
        const token = request.headers.authorization?.replace('Bearer ', '');
        const identity = this.identities.find(({ externalJwt }) => externalJwt !== undefined && externalJwt === token);
        if (!identity) throw unauthorized(jwtChallenge(token));
        return this.#opened(identity);
      }
      default:
        throw new ApiError(400, 'INVALID_AUTH_METHOD', 'The supplied authentication method is not valid');
    }
  }

  #opened(identity: ControllerIdentity): Answered {
    const api = this.store.open(identity);
    return { data: this.#detail(api), headers: { 'zt-session': api.token } };
  }

  #completeLogin(seen: Seen): Answered {
    const api = this.#apiSession(seen);
    const { totpCode } = api.identity;
    if (totpCode === undefined)
      throw new ApiError(409, 'MFA_NOT_ENROLLED', 'The current identity is not enrolled in MFA');
    if ((seen.body as { code?: unknown }).code !== totpCode) {
      throw new ApiError(400, 'MFA_INVALID_TOKEN', 'An invalid token/code was supplied');
    }
    api.complete = true;
    return {};
  }

  #makeCertificate(seen: Seen): Answered {
    const { oidcId } = this.#caller(seen);
    if (seen.path !== '/current-api-session/certificates') throw notFound(seen.path);
    const token = oidcId ?? seen.headers['zt-session'] ?? seen.headers.authorization?.replace('Bearer ', '');
    try {
      const { certificate, fingerprint } = this.authority.issue(String((seen.body as { csr?: unknown }).csr));
      this.store.certificates.set(fingerprint, String(token));
      return { status: 201, data: { id: randomUUID(), certificate, cas: '' } };
    } catch (error) {
      throw new ApiError(400, 'COULD_NOT_PROCESS_CSR', 'The supplied csr could not be processed', String(error));
    }
  }

  #createSession(seen: Seen): Answered {
    const { api, identity, oidcId } = this.#caller(seen);
    const wanted = seen.body as { serviceId?: unknown; type?: string; tags?: Record<string, unknown> };
    const service = this.store.check(wanted);
    // The database of the controller has no place for it, and nobody checks before.
    if (wanted.tags && '' in wanted.tags)
      throw new ApiError(500, 'UNHANDLED', 'An unhandled error occurred', { message: 'key required' });
    const { type = 'Dial', tags = {} } = wanted;
    const jwt = `eyJhbGciOiJFUzM4NCJ9.${Buffer.from(randomUUID()).toString('base64url')}.c2ln`;
    const stored = api && this.store.create(api, service.id, type, tags);
    const uuid = randomUUID();
    const isOld = stored !== undefined && this.generation === '1.6';
    this.store.tokens.set(isOld ? uuid : jwt, stored?.id ?? `service:${service.id}`);
    const edgeRouters = this.routers.map(({ row }) => row);
    if (isOld) return { status: 201, data: { ...this.#detailOf(stored), token: uuid, edgeRouters } };
    const data = {
      _links: null,
      createdAt: null,
      updatedAt: null,
      id: stored?.id ?? randomUUID(),
      apiSession: null,
      apiSessionId: api?.id ?? oidcId ?? randomUUID(),
      service: null,
      serviceId: service.id,
      identityId: identity.id,
      type,
      token: jwt,
      edgeRouters,
    };
    return { status: 201, data };
  }

  /** Who asks. A login that has expired is forgotten, and one that is half done may do nothing. */
  #caller(seen: Seen): Caller {
    const bearer = seen.headers.authorization?.replace('Bearer ', '');
    if (!seen.headers['zt-session']) {
      const login = this.oidc.loginOf(bearer ?? '');
      // A token of a login by certificate is good for nobody without that.
      if (login && (login.fingerprint ?? seen.fingerprint) === seen.fingerprint) {
        return { identity: login.identity, api: undefined, oidcId: login.id };
      }
      const identity = this.identities.find(({ bearerToken }) => bearerToken !== undefined && bearerToken === bearer);
      if (!identity) throw unauthorized(OIDC_CHALLENGE);
      return { identity, api: undefined };
    }
    const api = this.#apiSession(seen);
    if (!api.complete) throw unauthorized();
    return { identity: api.identity, api };
  }

  #apiSession({ headers }: Seen): ApiSessionRow {
    const token = String(headers['zt-session']);
    const api = this.store.apiSessions.get(token);
    if (api && Date.now() > api.lastActivityMs + this.#sessionTimeoutMs) this.store.end(token);
    if (!api || !this.store.apiSessions.has(token)) throw unauthorized();
    const nowMs = Date.now();
    if (this.#activity === 'ignored') api.writtenMs += 1;
    else {
      api.writtenMs = this.#activity === 'shown' ? nowMs : api.lastActivityMs;
      api.lastActivityMs = nowMs;
    }
    return api;
  }

  #detail({ id, token, identity, createdMs, lastActivityMs, writtenMs, complete }: ApiSessionRow) {
    const iso = (ms: number) => new Date(ms + this.#clockAheadMs).toISOString();
    const at = { createdAt: iso(createdMs), updatedAt: iso(writtenMs) };
    return {
      ...entity('api-sessions', id),
      ...at,
      token,
      identity: { entity: 'identities', id: identity.id, name: identity.name },
      identityId: identity.id,
      ipAddress: '127.0.0.1',
      configTypes: [],
      authenticatorId: `of-${identity.id}`,
      authQueries: complete ? [] : [identity.query],
      isMfaRequired: identity.query !== undefined,
      isMfaComplete: complete,
      lastActivityAt: iso(writtenMs),
      cachedLastActivityAt: iso(lastActivityMs),
      expiresAt: iso(writtenMs + this.#sessionTimeoutMs),
      expirationSeconds: Math.round(this.#sessionTimeoutMs / 1000),
    };
  }

  /** Sessions of the caller's identity, by whatever login they were created; an administrator lists those of all. */
  #visible({ identity }: Caller, listing: boolean): SessionRow[] {
    const all = [...this.store.sessions.values()];
    return listing && identity.admin ? all : all.filter(({ identityId }) => identityId === identity.id);
  }

  /** A session as detail and list show it: with an id where the token was. */
  #detailOf(row: SessionRow) {
    const name = this.store.services.find(({ id }) => id === row.serviceId)?.name;
    return {
      ...row,
      updatedAt: row.createdAt,
      token: row.id,
      apiSession: link('api-sessions', row.apiSessionId),
      service: { ...link('services', row.serviceId), name },
      edgeRouters: [],
      servicePolicies: [],
    };
  }

  /** `ofAll`: an administrator may see those of others, too. */
  #one(seen: Seen, id: string | undefined, ofAll = false): SessionRow {
    const found = this.#visible(this.#caller(seen), ofAll).find((row) => row.id === id);
    if (!found) throw notFound(`session with id ${String(id)} not found`);
    return found;
  }
}

interface Answered {
  status?: number;
  data?: object;
  meta?: object;
  headers?: Record<string, string>;
}

const link = (entity: string, id: string) => ({ _links: { self: { href: `./${entity}/${id}` } }, entity, id });

/** What every row has. */
const entity = (kind: string, id: string) => ({
  _links: { self: { href: `./${kind}/${id}` } },
  id,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  tags: {},
});

function serviceOf({ id, name, permissions, encryptionRequired = true }: StoredService) {
  return {
    ...entity('services', id),
    name,
    permissions,
    encryptionRequired,
    config: {},
    configs: [],
    maxIdleTimeMillis: 0,
    postureQueries: [],
    roleAttributes: [],
    terminatorStrategy: 'smartrouting',
  };
}

/**
 * A page of `rows`. What stands in the filter wins over the query; limits out of range are taken for others, silently.
 */
function list(rows: Record<string, unknown>[], query: Record<string, string>, fields: readonly string[]): Answered {
  for (const name of ['limit', 'offset']) {
    if (query[name] !== undefined && !/^-?\d+$/.test(query[name])) {
      throw new ApiError(601, 'COULD_NOT_VALIDATE', `${name} in query must be of type int64`);
    }
  }
  const { matches, sort, skip, limit: inFilter } = parseFilter(query.filter ?? '', fields);
  if (sort?.some(({ field }) => field.startsWith('tags'))) {
    throw new ApiError(500, 'UNHANDLED', 'An unhandled error occurred', { message: 'unsupported sort field type any' });
  }
  const asked = inFilter ?? Number(query.limit ?? 10);
  const limit = asked === -1 ? Infinity : asked < 1 ? 10 : Math.min(asked, 500);
  const offset = Math.min(Math.max(skip ?? Number(query.offset ?? 0), 0), 100_000);
  const found = rows.filter(matches).sort(byOrder(sort ?? [{ field: 'id', descending: false }]));
  return {
    data: found.slice(offset, offset + limit),
    meta: { filterableFields: fields, pagination: { limit, offset, totalCount: found.length } },
  };
}

/** What newer controllers say of an external JWT. */
function jwtChallenge(token = ''): string {
  const [error, description] =
    token === ''
      ? ['missing', 'no matching token was provided']
      : /^expired/.test(token)
        ? ['expired', 'token expired']
        : ['invalid', 'token is invalid'];
  const signer = 'id="kJ3" issuer="https://idp.factory.example"';
  return `Bearer realm="openziti-primary-ext-jwt" error="${error}" error_description="${description}" ${signer}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ApiError(400, 'COULD_NOT_PARSE_BODY', 'The body of the request could not be parsed');
  }
}
