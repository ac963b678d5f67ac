import type { Request, Response } from 'express';
import type { Node, NodeAPI } from 'node-red';
import { within } from '../../src/time/deadline.js';
import { hintOf, InputError, KortexError, toError } from '../../src/errors.js';
import type { TestStep } from '../../src/test-steps.js';
import { variableIn } from './values.js';
import { type Place, Variables } from './variables.js';

/** A dialog is answered within 10 s, with what a test had to clean up. */
const LIMIT_MS = 8_000;
/** An answer of the far end serves every dialog that asks for so long, unless it is to be fresh. */
const CACHED_MS = 30_000;

/** The values of a dialog as they stand, saved or not. */
export interface DialogValues extends Place {
  id: string;
  values: Record<string, unknown>;
  credentials: Record<string, unknown>;
}

/**
 * Serves the Test button of a dialog: `POST kinova-kortex/<name>`, for users who may write nodes of `type`. The body is
 * a DialogValues, so that no secret stands in an address. One test runs at a time.
 */
export function serveTest(
  RED: NodeAPI,
  name: string,
  type: string,
  test: (dialog: DialogValues, signal: AbortSignal) => Promise<TestStep[]>,
): void {
  let running = false;
  RED.httpAdmin.post(
    `/kinova-kortex/${name}`,
    RED.auth.needsPermission(`${type}.write`),
    (request: Request, response: Response) => {
      answer(response, async () => {
        if (running) throw new KortexError('KORTEX_BUSY', 'another test is under way; try again when it has ended');
        const dialog = toDialogValues(request);
        running = true;
        const limit = new AbortController();
        const late = new Error(`the test took longer than ${LIMIT_MS / 1000} s`);
        const timer = setTimeout(() => limit.abort(late), LIMIT_MS);
        try {
          return { steps: await test(dialog, limit.signal) };
        } finally {
          clearTimeout(timer);
          running = false;
        }
      });
    },
  );
}

/**
 * Serves what a dialog offers to choose from: `GET kinova-kortex/<name>/<id of a config node>`, for users who may read
 * nodes of `type`. What `ask` resolves to is kept for `keptMs`, 30 s by default; a failure is not.
 */
export function serveChoices(
  RED: NodeAPI,
  name: string,
  type: string,
  ask: (node: Node) => Promise<unknown>,
  { keptMs = CACHED_MS } = {},
): void {
  const answers = new WeakMap<Node, { answer: Promise<unknown>; untilMs: number; at: string }>();
  RED.httpAdmin.get(
    `/kinova-kortex/${name}/:id`,
    RED.auth.needsPermission(`${type}.read`),
    (request: Request, response: Response) => {
      answer(response, async () => {
        const place = placeIn(request.query);
        const id = await new Variables(RED).fillIn(String(request.params.id), place);
        const node = RED.nodes.getNode(String(id)) as Node | null;
        if (node?.type !== type) {
          response.status(404);
          return {};
        }
        let known = answers.get(node);
        if (!known || performance.now() > known.untilMs) {
          known = { answer: ask(node), untilMs: performance.now() + keptMs, at: new Date().toISOString() };
          answers.set(node, known);
          known.answer.catch(() => answers.delete(node));
        }
        const late = new KortexError('KORTEX_TIMEOUT', `no answer in ${LIMIT_MS / 1000} s`);
        return { at: known.at, found: await within(known.answer, LIMIT_MS, late) };
      });
    },
  );
}

/**
 * Serves the same for values that are not deployed: `POST kinova-kortex/<name>` with a DialogValues, for users who may
 * write nodes of `type`.
 */
export function serveTried(
  RED: NodeAPI,
  name: string,
  type: string,
  ask: (dialog: DialogValues, signal: AbortSignal) => Promise<unknown>,
): void {
  RED.httpAdmin.post(
    `/kinova-kortex/${name}`,
    RED.auth.needsPermission(`${type}.write`),
    (request: Request, response: Response) => {
      answer(response, async () => {
        const late = new KortexError('KORTEX_TIMEOUT', `no answer in ${LIMIT_MS / 1000} s`);
        const limit = new AbortController();
        const timer = setTimeout(() => limit.abort(late), LIMIT_MS);
        try {
          const found = await ask(toDialogValues(request), limit.signal);
          return { at: new Date().toISOString(), found };
        } finally {
          clearTimeout(timer);
        }
      });
    },
  );
}

/**
 * The values of a dialog as its node would get them: `${NAME}` stands for an environment variable, and one of
 * `passwords` that is blank or was not touched is the stored one. A node that is not deployed yet gets those of the
 * place where it stands.
 */
export async function asDeployed(
  RED: NodeAPI,
  { id, values, credentials, ...place }: DialogValues,
  passwords: readonly string[],
): Promise<{ values: Record<string, unknown>; credentials: Record<string, string> }> {
  const node = RED.nodes.getNode(id) as Node | null;
  const stored: Record<string, unknown> = { ...RED.nodes.getCredentials(id) };
  const variables = new Variables(RED);
  const filledIn = async (value: unknown): Promise<unknown> => {
    const name = variableIn(value);
    if (name === undefined) return value;
    const setting: unknown = node ? RED.util.getSetting(node, name) : await variables.find(name, place);
    return setting ?? value;
  };
  const credentialOf = async (name: string, given: unknown): Promise<string> => {
    const kept = passwords.includes(name) && (given === '' || given === KEPT_PASSWORD);
    const value = await filledIn(kept ? stored[name] : given);
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  };
  return {
    values: await mapped(values, (_, value) => filledIn(value)),
    // What a dialog does not know of is as it is stored.
    credentials: await mapped({ ...stored, ...credentials }, credentialOf),
  };
}

async function mapped<T>(
  record: Record<string, unknown>,
  valueOf: (name: string, value: unknown) => Promise<T>,
): Promise<Record<string, T>> {
  const entries = Object.entries(record).map(async ([name, value]) => [name, await valueOf(name, value)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** What the editor shows, and sends, in the place of a password that it keeps. */
const KEPT_PASSWORD = '__PWRD__';

function toDialogValues({ headers, body }: Request): DialogValues {
  // A form on another site can post, but not this type.
  if (!headers['content-type']?.startsWith('application/json')) throw new InputError('body', 'application/json');
  const { id, values, credentials } = body as Partial<DialogValues>;
  if (typeof id !== 'string') throw new InputError('id', 'the id of a node');
  if (!isObject(values)) throw new InputError('values', 'an object');
  if (!isObject(credentials)) throw new InputError('credentials', 'an object');
  return { id, values, credentials, ...placeIn(body as object) };
}

/** Where the dialog says that its node stands. */
function placeIn({ z, g }: { z?: unknown; g?: unknown }): Place {
  return { z: typeof z === 'string' ? z : undefined, g: typeof g === 'string' ? g : undefined };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sends what `work` resolves to, or why it failed; where promises meet the admin server. */
export function answer(response: Response, work: () => Promise<unknown>): void {
  work().then(
    (body) => response.json(body),
    (error: unknown) => {
      const code = error instanceof KortexError ? error.code : undefined;
      response.status(code === 'KORTEX_INPUT' ? 400 : code === 'KORTEX_BUSY' ? 429 : 503);
      response.json({ code, message: toError(error).message, hint: hintOf(error) });
    },
  );
}
