import { probeTcp, probeTls } from '../probe.js';
import { type TestStep, TestSteps } from '../test-steps.js';
import { ApiSession } from './api-session.js';
import { Controller, type ControllerOptions } from './controller.js';
import type { Authentication } from './login.js';
import { listServices } from './services.js';
import { verified } from './trust.js';

export interface ControllerUnderTest extends ControllerOptions {
  authentication: Authentication;
  totpCode?: string;
}

interface Version {
  version: string;
  capabilities?: string[] | null;
}

/**
 * Tries out whether a controller can be used so, with a login of its own that ends with the test. Steps: `reachable`,
 * `tls` (who signed the certificate), `version`, `login`, `services` (how many the identity may use). The first one that
 * fails ends the test. Never throws.
 */
export async function testController(
  { authentication, totpCode, ...options }: ControllerUnderTest,
  signal: AbortSignal,
): Promise<TestStep[]> {
  const steps = new TestSteps();
  const controller = new Controller(options);
  const api = new ApiSession(controller, authentication, totpCode);
  try {
    const { hostname, port } = new URL(options.baseUrl);
    const endpoint = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) };
    const address = (): string => `${endpoint.host}:${endpoint.port}`;
    await steps.take('reachable', () => probeTcp(endpoint, signal), address);
    await steps.take('tls', () => probeTls(endpoint, verified(options.tls ?? {}), signal), String);
    await steps.take(
      'version',
      () => controller.send<Version>({ method: 'GET', path: '/version', signal }),
      ({ data: { version, capabilities } }) => [version, ...(capabilities ?? [])].join(', '),
    );
    await steps.take(
      'login',
      () => api.login(signal),
      () => (api.state.name === 'ready' ? (api.state.identity ?? '') : ''),
    );
    await steps.take(
      'services',
      () => listServices(api, signal),
      (services) => String(services.length),
    );
  } catch {
    // The last step tells.
  } finally {
    await api.close();
  }
  return steps.taken;
}
