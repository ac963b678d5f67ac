import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import { InputError } from '../../src/errors.js';

/** No user, password or role of an arm is nearly as long. */
const LONGEST_TEXT = 1000;
/** So much of a wrong value is told. */
const SHOWN_LENGTH = 100;

/** A typedInput as it stands in the flow: a value and where it comes from. */
export interface TypedValue {
  value: unknown;
  type: string;
}

/** What a typedInput stands for with this message. Waits for context stores that answer later. */
export function evaluate(
  RED: NodeAPI,
  node: Node,
  property: string,
  { value, type }: TypedValue,
  msg: NodeMessageInFlow,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null, result: unknown) => {
      // Node-RED throws where the path leads through nothing; to us that is nothing, too.
      if (error instanceof TypeError && type === 'msg') resolve(undefined);
      else if (error) reject(new InputError(property, `a value that can be read from ${type}: ${error.message}`));
      else resolve(result);
    };
    try {
      RED.util.evaluateNodeProperty(value as string, type, node, msg, settle);
    } catch (error) {
      settle(error as Error, undefined);
    }
  });
}

/** As `evaluate`, without a word of why it failed: an expression tells what it could not work with. */
export function evaluateSecret(...about: Parameters<typeof evaluate>): Promise<unknown> {
  const [, , property, { type }] = about;
  return evaluate(...about).catch(() => {
    throw new InputError(property, `a value that can be read from ${type}`);
  });
}

export function toBoolean(property: string, value: unknown): boolean {
  if (value === true || value === 'true') return true;
  if (value === undefined || value === null || value === '' || value === false || value === 'false') return false;
  throw new InputError(property, `true or false, got ${show(value)}`);
}

/** A text that is not empty. The value itself is not told, so that this is fit for secrets. */
export function toText(property: string, value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT) return value;
  const got = value === '' ? 'an empty text' : typeof value === 'string' ? 'a text that is too long' : typeName(value);
  throw new InputError(property, `${what}, got ${got}`);
}

/** The password that a node keeps. Throws an InputError if it keeps none: an empty one has to be chosen. */
export function storedPassword(stored: string): string {
  if (toFilledIn('password', stored) !== '') return stored;
  throw new InputError('password', 'a stored password; an empty one has to be chosen as such (passwordType none)');
}

/**
 * A text that may be missing: empty then. Without the spaces that come along when it is pasted. Throws an InputError for an
 * environment variable that Node-RED has not filled in.
 */
export function toOptionalText(property: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new InputError(property, `a text, got ${show(value)}`);
  const text = toFilledIn(property, value).trim();
  const [variable] = /\$\{[^}]*\}/.exec(text) ?? [];
  if (variable === undefined) return text;
  throw new InputError(
    property,
    `a value that is ${variable} alone: Node-RED fills in a variable only if it is the whole value`,
  );
}

/** A secret or a name of a config node. Throws an InputError if it is an environment variable that is not set. */
export function toFilledIn(property: string, value = ''): string {
  // Node-RED leaves such a text as it is if nobody has set the variable.
  const [, name] = /^\$\{([^}]+)\}$/.exec(value.trim()) ?? [];
  if (name === undefined) return value;
  throw new InputError(property, `the environment variable ${show(name)} to be set`, { hint: 'variable-unset' });
}

/** True if a form left the field empty, or a flow that a script wrote left it out. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** A whole number, also where a form or an environment variable gives it as a text. */
export function toInteger(property: string, value: unknown, min: number, max: number, unit = ''): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) return number;
  throw new InputError(property, `a whole number from ${min} to ${max}${unit && ` ${unit}`}, got ${show(value)}`);
}

export function toOneOf<T extends string>(property: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new InputError(property, `one of ${allowed.join(', ')}; got ${show(value)}`);
}

/** What a node is to do: as it is set, or as the message says. The first of `actions` where nothing is set. */
export function toAction<T extends string>(
  set: string | undefined,
  msg: NodeMessageInFlow,
  actions: readonly [T, ...T[]],
): T {
  if (set !== 'msg.action') return toOneOf('action', set || actions[0], actions);
  return toOneOf('msg.action', (msg as { action?: unknown }).action, actions);
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : value === undefined ? 'nothing' : typeof value;
}

/** A wrong value as an error tells it. */
export function show(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return typeName(value);
  return JSON.stringify(value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value);
}
