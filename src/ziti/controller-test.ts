import { linkSignals } from '../time/deadline.js';
import { ConnectionError, reasonOf } from '../errors.js';
import { hostPort, withoutBrackets } from '../host-port.js';
import { type Endpoint, probeTcp, probeTls } from '../probe.js';
import { type TestStep, TestSteps } from '../test-steps.js';
import { ApiSession } from './api-session.js';
import { Controller, type ControllerOptions } from './controller.js';
import type { Authentication } from './authentication.js';
import { listServices } from './services.js';
import { verified } from './trust.js';

/** A controller to be tested, and how to log in there. */
export interface ControllerUnderTest extends ControllerOptions {
  authentication: Authentication;
  totpCode?: string;
}

/** Of several controllers, one that takes longer to answer is taken for away. */
const CONNECT_LIMIT_MS = 2_000;

interface Version {
  version: string;
  capabilities?: string[] | null;
}

/**
 * Tries out whether a controller can be used so, with a login of its own that ends with the test. Steps: `reachable`,
 * `tls` (who signed the certificate), `version`, `login`, `services` (how many the identity may use). The first one
 * that fails ends the test. Never throws.
 */
export async function testController(
  { authentication, totpCode, ...options }: ControllerUnderTest,
  signal: AbortSignal,
): Promise<TestStep[]> {
  const steps = new TestSteps();
  let api: ApiSession | undefined;
  try {
    const found = await steps.take(
      'reachable',
      () => firstThatAnswers(options, signal),
      ({ endpoint, failures }) => [hostPort(endpoint.host, endpoint.port), ...failures].join('; '),
    );
    const { endpoint } = found;
    const controller = new Controller({ ...options, otherUrls: [], baseUrl: found.baseUrl });
    const login = (api = new ApiSession(controller, authentication, totpCode));
    await steps.take('tls', () => probeTls(endpoint, verified(options.tls ?? {}), signal), String);
    await steps.take(
      'version',
      () => controller.send<Version>({ method: 'GET', path: '/version', signal }),
      ({ data: { version, capabilities } }) => [version, ...(capabilities ?? [])].join(', '),
    );
    await steps.take(
      'login',
      () => login.login(signal),
      () => {
        const identity = login.state.name === 'ready' ? (login.state.identity ?? '') : '';
        return [identity, login.isOidc && 'OpenID Connect'].filter(Boolean).join(', ');
      },
    );
    await steps.take(
      'services',
      () => listServices(login, signal),
      (services) => String(services.length),
    );
  } catch {
    // The last step tells.
  } finally {
    await api?.close();
  }
  return steps.taken;
}

/** An address of a controller, and why those that were tried before it failed. */
interface Found {
  baseUrl: string;
  endpoint: Endpoint;
  failures: string[];
}

/**
 * The first address that answers as a controller, as the node would find it; else the first to which a connection can
 * be made, so that the next steps say what is wrong there. Throws a ConnectionError.
 */
async function firstThatAnswers(
  { baseUrl: first, otherUrls = [], ...rest }: ControllerOptions,
  signal: AbortSignal,
): Promise<Found> {
  const baseUrls = [first, ...otherUrls];
  const failures: string[] = [];
  let connected: Found | undefined;
  for (const baseUrl of baseUrls) {
    const { hostname, port } = new URL(baseUrl);
    const endpoint = { host: withoutBrackets(hostname), port: Number(port || 443) };
    if (baseUrls.length === 1) {
      await probeTcp(endpoint, signal);
      return { baseUrl, endpoint, failures };
    }
    const limit = linkSignals([signal], CONNECT_LIMIT_MS);
    const controller = new Controller({ ...rest, baseUrl });
    try {
      await probeTcp(endpoint, limit.signal);
      connected ??= { baseUrl, endpoint, failures: [...failures] };
      await controller.send({ method: 'GET', path: '/version', signal: limit.signal });
      return { baseUrl, endpoint, failures };
    } catch (error) {
      if (signal.aborted) throw error;
      failures.push(reasonOf(error));
    } finally {
      controller.close();
      limit.release();
    }
  }
  if (connected) return connected;
  throw new ConnectionError(failures.join('; '));
}
