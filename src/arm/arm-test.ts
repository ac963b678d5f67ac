import { linkSignals, untilAborted } from '../time/deadline.js';
import { ConnectionError, TimeoutError, toError } from '../errors.js';
import type { Frame } from '../protocol/frame.js';
import { METHODS, type Method, type ResponseOf } from '../protocol/services.js';
import { SESSIONS_STATUS } from '../protocol/topics.js';
import { type TestStep, TestSteps } from '../test-steps.js';
import type { Transport } from '../transport/transport.js';
import { AliveCheck, explained } from '../client/answer-check.js';
import { toConnections } from '../client/connections.js';
import { kortexOf } from '../client/generations.js';
import { Link } from '../client/link.js';
import { type ClientOptions, DEFAULTS } from '../client/options.js';
import { refusalOf } from '../client/refusal.js';
import { Session } from '../client/session.js';

/** Should the test be cut off after its login, the arm ends the session by itself after so long. */
const SESSION_INACTIVITY_TIMEOUT_MS = 10_000;
/** The longest wait for one answer: all of a test has to end in 8 s. */
const LONGEST_CALL_MS = 7_000;
/** An arm publishes its sessions as soon as one is opened. */
const STATUS_MS = 1_000;

/** A step that comes before the arm's own protocol: to reach it, to shake hands as TLS does. */
export interface Probe {
  step: string;
  /** Resolves to what was found; empty if there is nothing to say. */
  run: () => Promise<string>;
}

/** Several steps that come before, which belong together. */
export type Probing = (take: TestSteps['take']) => Promise<unknown>;

/**
 * Tries out whether an arm can be used as `options` say, with a link and a session of its own that end with the test.
 * Steps: those of `probes`, then `service` (its Session service is up), `login`, `topics` (the broker lets through all
 * that the nodes use), `roles` (of the user) and `firmware`; on Kortex 2 only `login` and `firmware`. The first one
 * that fails ends the test, but those after the login are all tried, at the same time. Never throws.
 */
export async function testArm(
  probes: readonly (Probe | Probing)[],
  options: Pick<ClientOptions, 'createTransport' | 'login' | 'generation' | 'requestTimeoutMs'>,
  signal: AbortSignal,
): Promise<TestStep[]> {
  const steps = new TestSteps();
  try {
    for (const probe of probes) {
      if (typeof probe === 'function') await probe((step, run, detailOf) => steps.take(step, run, detailOf));
      else await steps.take(probe.step, probe.run, (detail) => detail);
    }
    await testProtocol(steps, options, signal);
  } catch {
    // The last step says what failed.
  }
  return steps.taken;
}

async function testProtocol(
  steps: TestSteps,
  {
    createTransport,
    login,
    generation = DEFAULTS.generation,
    requestTimeoutMs = DEFAULTS.requestTimeoutMs,
  }: Parameters<typeof testArm>[1],
  signal: AbortSignal,
): Promise<void> {
  const kortex = kortexOf(generation);
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
    const alive = kortex.linkProvesArm
      ? await steps.take('service', async () => answers(await open(), timeoutMs))
      : undefined;
    const { opened, id } = await steps.take(
      'login',
      async () => {
        const opened = alive ?? (await open());
        const check = new AliveCheck(opened);
        session = await Session.open(opened, login, timeouts, () => undefined).catch((error: unknown) => {
          throw explained(error, check.isAlive);
        });
        return { opened, id: session.id };
      },
      ({ id }) => `${login.username}, session ${id}`,
    );
    const ask = async <M extends Method>(method: M) => read(method, await opened.call(method, {}, id, timeoutMs));
    const rolesOfUser = async () => {
      const own = toConnections(await ask('Session/GetConnections'), id).find((connection) => connection.own);
      return own?.roles ?? [];
    };
    const firmware = () =>
      steps.take(
        'firmware',
        () => ask('Base/GetFirmwareBundleVersions'),
        ({ mainBundleVersion }) => mainBundleVersion,
      );
    const rolesOf = (roles: readonly { identifier: string }[]) => roles.map(({ identifier }) => identifier).join(', ');
    await Promise.allSettled(
      kortex.namesSessions
        ? [
            steps.take('topics', () => unlessAborted(checkTopics(transport, opened, id), signal)),
            steps.take('roles', rolesOfUser, rolesOf),
            firmware(),
          ]
        : [firmware()],
    );
  } finally {
    await session?.close().catch(() => undefined);
    signal.removeEventListener('abort', cut);
    await link?.close();
  }
}

/** Resolves as `work`. If the test is over, it throws that, and not the error of the connection that was closed. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw signal.aborted ? toError(signal.reason) : error;
  }
}

/** Throws a ConnectionError that names the topics that the broker does not let through. */
async function checkTopics(transport: Transport, link: Link, sessionId: number): Promise<void> {
  let listed = () => {};
  const isListed = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), STATUS_MS);
    listed = () => {
      clearTimeout(timer);
      resolve(true);
    };
  });
  link.listenRaw(({ topic }) => {
    if (topic === SESSIONS_STATUS) listed();
  });
  const limit = linkSignals([], LONGEST_CALL_MS);
  const checks = transport.checkTopics
    ? await untilAborted(transport.checkTopics(sessionId), limit.signal).finally(limit.release)
    : [];
  const faults = checks.flatMap(({ access, topic, refused }) => (refused ? [`${access} ${topic}: ${refused}`] : []));
  const refused = faults.length > 0;
  if (!refused && !(await isListed)) faults.push(`nothing came on ${SESSIONS_STATUS}, although a session was opened`);
  if (faults.length === 0) return;
  throw new ConnectionError(faults.join('; '), { hint: refused ? 'topic-refused' : 'status-missing' });
}

const SESSION_SERVICE = METHODS['Session/KeepAlive'].serviceId;

/** Waits for a sign of life on `link`. Throws a ConnectionError where there is a broker and no arm behind it. */
async function answers(link: Link, timeoutMs: number): Promise<Link> {
  // An arm that does not know this question still refuses a call without a session.
  const refused = link.call('Session/KeepAlive', {}, 0, timeoutMs);
  const alive = link.canPingServices ? link.pingService(SESSION_SERVICE).catch(() => refused) : refused;
  try {
    await Promise.race([alive, refused]);
    return link;
  } catch (cause) {
    if (!(cause instanceof TimeoutError)) throw cause;
    const message = `a broker is there, but no arm answered in ${timeoutMs} ms`;
    throw new ConnectionError(message, { cause, hint: 'no-arm' });
  } finally {
    refused.catch(() => undefined);
  }
}

function read<M extends Method>(method: M, response: Frame): ResponseOf<M> {
  if (response.header.errorCode !== 0) throw refusalOf(method, response);
  return METHODS[method].response.decode(response.payload) as ResponseOf<M>;
}
