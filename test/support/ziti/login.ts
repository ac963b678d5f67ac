import assert from 'node:assert/strict';
import { ZitiError } from '../../../src/errors.js';
import { ApiSession } from '../../../src/ziti/api-session.js';
import { toBaseUrl } from '../../../src/ziti/base-url.js';
import { Controller } from '../../../src/ziti/controller.js';
import type { Authentication } from '../../../src/ziti/authentication.js';
import type { TlsOptions } from '../../../src/ziti/trust.js';
import { StandInController, type StandInOptions } from './controller.js';
import { pem } from './identities.js';

export const PASSWORD: Authentication = { method: 'password', username: 'nodered', password: 'nodered' };

/** Gets tokens, at the first login and at each renewal of one. */
export const TOKEN_REQUEST = 'POST /oidc/oauth/token';

/** A login by OpenID Connect with user and password. */
export const oidcUser = (username: string, password = username): Authentication => ({
  method: 'password',
  username,
  password,
  session: 'oidc',
});

interface LoginOptions {
  totpCode?: string;
  tls?: TlsOptions;
  timeoutMs?: number;
  otherUrls?: string[];
}

/** For the tests of the suite around: starts controllers, makes logins at them, and closes both after each test. */
export function useLogins(usual: Authentication = PASSWORD) {
  let controller: StandInController;
  const open: ApiSession[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((api) => api.close()));
    await controller.close();
  });
  return {
    start: async (options: StandInOptions = {}) => (controller = await StandInController.start(options)),
    /** A login that nobody has opened yet. */
    login: (authentication = usual, options?: LoginOptions): ApiSession => {
      const api = loginAt(controller, authentication, options);
      open.push(api);
      return api;
    },
  };
}

/** For assert.rejects: true of a ZitiError with that code and message. */
export const failsWith = (code: string, message: RegExp) => (error: unknown) => {
  assert(error instanceof ZitiError);
  assert.match(error.message, message);
  assert.equal(error.code, code);
  return true;
};

/** A login at `controller` that nobody has opened yet. */
export function loginAt(
  controller: StandInController,
  authentication: Authentication = PASSWORD,
  { totpCode, tls, timeoutMs = 15_000, otherUrls }: LoginOptions = {},
): ApiSession {
  const certificate = authentication.method === 'certificate' && { cert: pem('client.pem'), key: pem('client.key') };
  const options = {
    baseUrl: toBaseUrl(controller.url),
    otherUrls,
    tls: tls ?? { ca: controller.ca, ...certificate },
    timeoutMs,
  };
  return new ApiSession(new Controller(options), authentication, totpCode);
}
