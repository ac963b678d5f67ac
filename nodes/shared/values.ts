import type { NodeMessageInFlow } from 'node-red';
import { InputError } from '../../src/errors.js';

/** No user, password or role of an arm is nearly as long. */
const LONGEST_TEXT = 1000;
/** An error shows so many characters of a wrong value. */
const SHOWN_LENGTH = 100;

export function toBoolean(property: string, value: unknown): boolean {
  if (value === true || value === 'true') return true;
  if (value === undefined || value === null || value === '' || value === false || value === 'false') return false;
  throw new InputError(property, `true or false, got ${show(value)}`);
}

/** A text that is not empty. Errors do not show the value, so it may be a secret. */
export function toText(property: string, value: unknown, what: string): string {
  if (typeof value !== 'string') throw new InputError(property, `${what}, got ${typeName(value)}`);
  if (value !== '' && value.length <= LONGEST_TEXT) return toWellFormed(property, value);
  throw new InputError(property, `${what}, got ${value === '' ? 'an empty text' : 'a text that is too long'}`);
}

/** `text` itself. Throws an InputError if no arm, broker or controller could be sent it as it is. */
export function toWellFormed(property: string, text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  throw new InputError(property, 'a text without NUL and without half characters');
}

/** The password that a node keeps. Throws an InputError if it keeps none: an empty one has to be chosen. */
export function storedPassword(stored: unknown): string {
  const password = toFilledIn('password', stored);
  if (password !== '') return toText('password', password, 'a stored password');
  throw new InputError('password', 'a stored password; an empty one has to be chosen as such (passwordType none)');
}

/**
 * A text that may be missing: empty then. Without the spaces that come along when it is pasted. Throws an InputError
 * for an environment variable that Node-RED has not filled in.
 */
export function toOptionalText(property: string, value: unknown): string {
  if (isBlank(value)) return '';
  if (typeof value !== 'string') throw new InputError(property, `a text, got ${show(value)}`);
  const text = toWellFormed(property, toFilledIn(property, value)).trim();
  const [variable] = /\$\{[^}]*\}/.exec(text) ?? [];
  if (variable === undefined) return text;
  throw new InputError(
    property,
    `a value that is ${variable} alone: Node-RED fills in a variable only if it is the whole value`,
  );
}

/** As Node-RED has it, the older spelling too: only a whole value is replaced. */
const VARIABLE = /^\$(?:\{([^}]+)\}|\((\S+)\))$/;

/** The name of the environment variable that `value` stands for; undefined if it is no variable. */
export function variableIn(value: unknown): string | undefined {
  const [, name, older] = (typeof value === 'string' && VARIABLE.exec(value)) || [];
  return name ?? older;
}

/**
 * A secret or a name of a config node. A variable may have been filled in as a number. Throws an InputError if it is no
 * text, or an environment variable that is not set.
 */
export function toFilledIn(property: string, value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : (value ?? '');
  if (typeof text !== 'string') throw new InputError(property, `a text, got ${typeName(text)}`);
  // Node-RED leaves such a text as it is if nobody has set the variable.
  const name = variableIn(text.trim());
  if (name === undefined) return text;
  throw new InputError(property, `the environment variable ${show(name)} to be set`, { hint: 'variable-unset' });
}

/** What a config node is called: `name`, or `fallback` if it has none. */
export function toLabel(name: unknown, fallback: string): string {
  return typeof name === 'string' && name !== '' ? name : fallback;
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

/** One of `allowed`; the first one if `value` is empty. Throws an InputError with the choices that there are. */
export function toChoice<T extends string>(property: string, value: unknown, allowed: readonly [T, ...T[]]): T {
  return toOneOf(property, isBlank(value) ? allowed[0] : value, allowed);
}

/** What a node is to do: as it is set, or as the message says. The first of `actions` where nothing is set. */
export function toAction<T extends string>(
  set: string | undefined,
  msg: NodeMessageInFlow,
  actions: readonly [T, ...T[]],
): T {
  if (set !== 'msg.action') return toChoice('action', set, actions);
  return toOneOf('msg.action', (msg as { action?: unknown }).action, actions);
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : value === undefined ? 'nothing' : typeof value;
}

/** A wrong value as an error shows it. */
export function show(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return typeName(value);
  return JSON.stringify(value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value);
}
