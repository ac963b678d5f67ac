import type { Request, Response } from 'express';
import type { Node, NodeAPI } from 'node-red';
import { hintOf, InputError, KortexError, toError } from '../../src/errors.js';
import type { TestStep } from '../../src/test-steps.js';

/** A dialog is answered within 10 s, with what a test had to clean up. */
const LIMIT_MS = 8_000;
/** An answer of the far end serves every dialog that asks for so long. */
const CACHED_MS = 30_000;

/** The values of a dialog as they stand, saved or not. */
export interface DialogValues {
  id: string;
  /** The tab or subflow that the node belongs to; empty for one that belongs to all. */
  z: string;
  values: Record<string, unknown>;
  credentials: Record<string, unknown>;
}

/**
 * Serves the Test button of a dialog: `POST kinova-kortex/<name>`, for users who may write nodes of `type`. The body is a
 * DialogValues, so that no secret stands in an address. One test runs at a time.
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
 * nodes of `type`. What `ask` resolves to is kept for 30 s; a failure is not.
 */
export function serveChoices(RED: NodeAPI, name: string, type: string, ask: (node: Node) => Promise<unknown>): void {
  const answers = new WeakMap<Node, { answer: Promise<unknown>; untilMs: number; at: string }>();
  RED.httpAdmin.get(
    `/kinova-kortex/${name}/:id`,
    RED.auth.needsPermission(`${type}.read`),
    (request: Request, response: Response) => {
      answer(response, async () => {
        const node = RED.nodes.getNode(String(request.params.id)) as Node | null;
        if (node?.type !== type) {
          response.status(404);
          return {};
        }
        let known = answers.get(node);
        if (!known || performance.now() > known.untilMs) {
          known = { answer: ask(node), untilMs: performance.now() + CACHED_MS, at: new Date().toISOString() };
          answers.set(node, known);
          known.answer.catch(() => answers.delete(node));
        }
        return { at: known.at, found: await inTime(known.answer) };
      });
    },
  );
}

/** What `answer` resolves to, if it does so in time. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new KortexError('KORTEX_TIMEOUT', `no answer in ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}

/**
 * The values of a dialog as its node would get them: `${NAME}` stands for an environment variable, and one of `passwords`
 * that is blank or was not touched is the stored one.
 */
export function asDeployed(
  RED: NodeAPI,
  { id, z, values, credentials }: DialogValues,
  passwords: readonly string[],
): { values: Record<string, unknown>; credentials: Record<string, string> } {
  const node = (RED.nodes.getNode(id) as Node | null) ?? neighbourOf(RED, z);
  const stored: Record<string, unknown> = { ...RED.nodes.getCredentials(id) };
  const filledIn = (value: unknown): unknown => {
    const [, name] = (typeof value === 'string' && /^\$\{(\S+)\}$/.exec(value)) || [];
    const setting: unknown = name && (node ? RED.util.getSetting(node, name) : process.env[name]);
    return setting ?? value;
  };
  const credentialOf = (name: string, given: unknown) => {
    const kept = passwords.includes(name) && (given === '' || given === KEPT_PASSWORD);
    const value = filledIn(kept ? stored[name] : given);
    return typeof value === 'string' ? value : '';
  };
  return {
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filledIn(value)])),
    credentials: Object.fromEntries(
      Object.entries(credentials).map(([name, given]) => [name, credentialOf(name, given)]),
    ),
  };
}

/**
 * A deployed node that sees the same variables as a node of the tab or subflow `z` that is not deployed yet; without `z`, as
 * one for all tabs does. The list of global variables is such a node itself. Undefined if there is none.
 */
function neighbourOf(RED: NodeAPI, z: string): Node | undefined {
  const found: Node[] = [];
  RED.nodes.eachNode((other) => {
    const { type, g } = other as { type: string; g?: string };
    const isGlobal = other.z ? false : !['tab', 'subflow', 'group'].includes(type) && !type.startsWith('subflow:');
    // One in a group sees the variables of the group as well.
    const node = (z ? other.z === z && !g : isGlobal) && (RED.nodes.getNode(other.id) as Node | null);
    if (node) found.push(node);
  });
  return found[0] ?? (z ? neighbourOf(RED, '') : undefined);
}

/** What the editor shows, and sends, in the place of a password that it keeps. */
const KEPT_PASSWORD = '__PWRD__';

function toDialogValues({ headers, body }: Request): DialogValues {
  // A form on another site can post, but not this type.
  if (!headers['content-type']?.startsWith('application/json')) throw new InputError('body', 'application/json');
  const { id, z = '', values, credentials } = body as Partial<DialogValues>;
  if (typeof id !== 'string') throw new InputError('id', 'the id of a node');
  if (typeof z !== 'string') throw new InputError('z', 'the id of a tab');
  if (!isObject(values)) throw new InputError('values', 'an object');
  if (!isObject(credentials)) throw new InputError('credentials', 'an object');
  return { id, z, values, credentials };
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
