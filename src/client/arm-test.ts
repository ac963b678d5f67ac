import { ConnectionError, TimeoutError, toError } from '../errors.js';
import type { Frame } from '../protocol/frame.js';
import { METHODS, type Method, type ResponseOf } from '../protocol/services.js';
import { type TestStep, TestSteps } from '../test-steps.js';
import type { Transport } from '../transport/transport.js';
import { toConnections } from './connections.js';
import { Link } from './link.js';
import { type ClientOptions, DEFAULTS } from './options.js';
import { refusalOf } from './refusal.js';
import { Session } from './session.js';

/** An arm whose Session service is up says so at once; Kinova's clients wait as long. */
const SERVICE_TIMEOUT_MS = 1_000;
/** Should the test be cut off after its login, the arm ends the session by itself after so long. */
const SESSION_INACTIVITY_TIMEOUT_MS = 10_000;
const LONGEST_CALL_MS = 3_000;

/** A step that comes before the arm's own protocol: to reach it, to shake hands as TLS does. */
export interface Probe {
  step: string;
  /** Resolves to what was found; empty where there is nothing to tell. */
  run: () => Promise<string>;
}

/**
 * Tries out whether an arm can be used as `options` say, with a link and a session of its own that end with the test.
 * Steps: those of `probes`, then `service` (its Session service is up), `login`, `roles` (of the user) and `firmware`;
 * on Kortex 2 neither `service` nor `roles`.
 * The first one that fails ends the test, except that an arm may keep roles and firmware to itself. Never throws.
 */
export async function testArm(
  probes: readonly Probe[],
  options: Pick<ClientOptions, 'createTransport' | 'login' | 'generation' | 'requestTimeoutMs'>,
  signal: AbortSignal,
): Promise<TestStep[]> {
  const steps = new TestSteps();
  try {
    for (const { step, run } of probes) await steps.take(step, run, (detail) => detail);
    await testProtocol(steps, options, signal);
  } catch {
    // The last step tells.
  }
  return steps.taken;
}

async function testProtocol(
  steps: TestSteps,
  { createTransport, login, generation, requestTimeoutMs = DEFAULTS.requestTimeoutMs }: Parameters<typeof testArm>[1],
  signal: AbortSignal,
): Promise<void> {
  const timeoutMs = Math.min(requestTimeoutMs, LONGEST_CALL_MS);
  const timeouts = {
    ...DEFAULTS,
    sessionInactivityTimeoutMs: SESSION_INACTIVITY_TIMEOUT_MS,
    requestTimeoutMs: timeoutMs,
  };
  let link: Link | undefined;
  let session: Session | undefined;
  const cut = () => link?.fail(new ConnectionError(toError(signal.reason).message));
  signal.addEventListener('abort', cut);
  try {
    const transport = createTransport();
    const open = async () => (link = await Link.open(transport, signal));
    // An arm of Kortex 2 says nothing before a login.
    const alive =
      generation === 2 ? undefined : await steps.take('service', async () => answers(transport, await open()));
    const { opened, id } = await steps.take(
      'login',
      async () => {
        const opened = alive ?? (await open());
        session = await Session.open(opened, login, timeouts, () => undefined);
        return { opened, id: session.id };
      },
      ({ id }) => `${login.username}, ${id}`,
    );
    const ask = async <M extends Method>(method: M) => read(method, await opened.call(method, {}, id, timeoutMs));
    const rolesOfUser = async () => {
      const own = toConnections(await ask('Session/GetConnections'), id).find((connection) => connection.own);
      return own?.roles ?? [];
    };
    if (generation !== 2) {
      await steps
        .take('roles', rolesOfUser, (roles) => roles.map(({ identifier }) => identifier).join(', '))
        .catch(() => undefined);
    }
    await steps.take(
      'firmware',
      () => ask('Base/GetFirmwareBundleVersions'),
      ({ mainBundleVersion }) => mainBundleVersion,
    );
  } finally {
    await session?.close().catch(() => undefined);
    signal.removeEventListener('abort', cut);
    await link?.close();
  }
}

const SESSION_SERVICE = METHODS['Session/KeepAlive'].serviceId;

/** Waits for a sign of life on `link`. Throws a ConnectionError where there is a broker and no arm behind it. */
async function answers(transport: Transport, link: Link): Promise<Link> {
  // An arm that does not know the question after a service still says no to a call without a session.
  const refused = link.call('Session/KeepAlive', {}, 0, SERVICE_TIMEOUT_MS);
  const alive = transport.pingService?.(SESSION_SERVICE).catch(() => refused);
  try {
    await Promise.race([alive ?? refused, refused]);
    return link;
  } catch (cause) {
    if (!(cause instanceof TimeoutError)) throw cause;
    throw new ConnectionError(`a broker is there, but no arm answered in ${SERVICE_TIMEOUT_MS} ms`, { cause });
  }
}

function read<M extends Method>(method: M, response: Frame): ResponseOf<M> {
  if (response.header.errorCode !== 0) throw refusalOf(method, response);
  return METHODS[method].response.decode(response.payload) as ResponseOf<M>;
}
