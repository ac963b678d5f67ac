import { X509Certificate } from 'node:crypto';
import { untilAborted } from '../../time/deadline.js';
import { ZitiError } from '../../errors.js';
import type { ApiSession } from '../api-session.js';
import { makeCertificateRequest } from './certificate-request.js';
import type { RouterLogin } from './router-connection.js';

/** A certificate that the controller made for one login. */
interface LoginCertificate {
  cert: string;
  key: string;
  /** From then on it is made anew, although it still holds for as long again. */
  renewAtMs: number;
}

/**
 * How edge routers know the one who is logged in at a controller: by the token, and by a certificate. A login by
 * certificate has one; for any other the controller makes one that ends with the login.
 */
export class RouterLogins {
  readonly #api: ApiSession;
  /** The newest one, for all who dial. */
  #made: { login: string; certificate: Promise<LoginCertificate> } | undefined;

  constructor(api: ApiSession) {
    this.#api = api;
  }

  /** Logs in if nobody is. Throws a ZitiError that names a login that cannot dial. */
  async current(signal: AbortSignal): Promise<RouterLogin> {
    const { token, apiSessionId } = await this.#api.access(signal);
    const { tls } = this.#api.controller;
    const { method } = this.#api;
    const hasCertificate = tls.pfx !== undefined || (tls.cert !== undefined && tls.key !== undefined);
    if (method === 'certificate' || (method === 'bearerToken' && hasCertificate)) return { token, apiSessionId, tls };
    const { cert, key } = await this.#certificateFor(apiSessionId || token, signal);
    return { token, apiSessionId, tls: { ...tls, pfx: undefined, passphrase: undefined, cert, key } };
  }

  /** `login` is the id of the login, which it keeps with its next token, or else its token. */
  async #certificateFor(login: string, signal: AbortSignal): Promise<LoginCertificate> {
    const known = await untilAborted(this.#certificate(login), signal);
    if (Date.now() < known.renewAtMs) return known;
    this.#made = undefined;
    return untilAborted(this.#certificate(login), signal);
  }

  #certificate(login: string): Promise<LoginCertificate> {
    if (this.#made?.login === login) return this.#made.certificate;
    const certificate = this.#make();
    const made = (this.#made = { login, certificate });
    certificate.catch(() => {
      if (this.#made === made) this.#made = undefined;
    });
    return certificate;
  }

  async #make(): Promise<LoginCertificate> {
    const { key, csr } = await makeCertificateRequest('node-red-kinova-kortex');
    try {
      const request = { method: 'POST', path: '/current-api-session/certificates', body: { csr } } as const;
      const { data } = await this.#api.call<{ certificate?: string }>(request);
      const cert = data.certificate ?? '';
      const { validFrom, validTo } = new X509Certificate(cert);
      const lifetimeMs = Date.parse(validTo) - Date.parse(validFrom);
      return { cert, key, renewAtMs: Date.now() + lifetimeMs / 2 };
    } catch (error) {
      throw this.#cannotDial(error);
    }
  }

  #cannotDial(error: unknown): unknown {
    if (error instanceof ZitiError && TEMPORARY.includes(error.code)) return error;
    const { code, message } = error instanceof ZitiError ? error : new ZitiError('ZITI_SERVER', 'it sent none');
    const text =
      `a login by ${NAMES[this.#api.method]} cannot dial here: edge routers want a certificate, and the controller makes ` +
      `none for this login (${message}). Log in with an identity file`;
    return new ZitiError(code, text, { hint: 'login-cannot-dial' });
  }
}

/** The controller could not be asked. */
const TEMPORARY = ['ZITI_UNREACHABLE', 'ZITI_BUSY'];
const NAMES = {
  certificate: 'certificate',
  password: 'user and password',
  externalJwt: 'external JWT',
  ztSession: 'given token (zt-session)',
  bearerToken: 'bearer token',
} as const;
