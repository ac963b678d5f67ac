import { ApiSession } from '../../../src/ziti/api-session.js';
import { toBaseUrl } from '../../../src/ziti/base-url.js';
import { Controller } from '../../../src/ziti/controller.js';
import type { Authentication } from '../../../src/ziti/authentication.js';
import type { TlsOptions } from '../../../src/ziti/trust.js';
import type { StandInController } from './controller.js';
import { pem } from './identities.js';

export const PASSWORD: Authentication = { method: 'password', username: 'nodered', password: 'nodered' };

/** A login at `controller` that nobody has opened yet. */
export function loginAt(
  controller: StandInController,
  authentication: Authentication = PASSWORD,
  {
    totpCode,
    tls,
    timeoutMs = 15_000,
    otherUrls,
  }: { totpCode?: string; tls?: TlsOptions; timeoutMs?: number; otherUrls?: string[] } = {},
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
