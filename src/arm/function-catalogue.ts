import { InputError } from '../errors.js';
import type { ArmFunction, Effect, Generation } from '../protocol/catalogue/function.js';
import { findFunction, functionsOf } from '../protocol/catalogue/functions.js';
import type { Json, JsonObject } from '../protocol/catalogue/json.js';
import type { JsonMessage, MessageField } from '../protocol/catalogue/message.js';
import { messagesOf } from '../protocol/catalogue/messages-of.js';

/** A template goes so many messages deep. */
const DEEPEST = 4;

/** One function of an arm, as a list to choose from shows it. */
export interface FunctionEntry {
  /** `Service/Function`. */
  name: string;
  effect: Effect;
  /** What it does, in a sentence. */
  comment: string;
}

/** One field of a message, as a table shows it. */
export interface FieldEntry {
  name: string;
  /** The name of its type; an enum with the names that it takes. */
  type: string;
  /** How many messages it stands in. */
  depth: number;
  comment: string;
}

/** What a person has to know to use a function. */
export interface FunctionDescription extends FunctionEntry {
  /** The fields of its request. */
  fields: FieldEntry[];
  /** A request with every field, ready to be filled in. */
  template: JsonObject;
}

/** The functions that can be called on arms of `generation`; the topics have a list of their own. Loads the descriptor. */
export function listFunctions(generation: Generation): FunctionEntry[] {
  return [...functionsOf(generation)].filter(({ notification }) => notification === undefined).map(entryOf);
}

/** The topics of arms of `generation` that can be subscribed to. Loads the descriptor. */
export function listTopics(generation: Generation): FunctionEntry[] {
  return [...functionsOf(generation)].filter(({ notification }) => notification !== undefined).map(entryOf);
}

/** The function `name` with its request. Throws an InputError `method` if arms of `generation` have none of that name. */
export function describeFunction(generation: Generation, name: string): FunctionDescription {
  const found = findFunction(generation, name);
  if (!found)
    throw new InputError('method', `a function of the arm, such as Base/GetArmState; got ${JSON.stringify(name)}`);
  const { request } = messagesOf(found);
  return { ...entryOf(found), fields: fieldsOf(request, 0), template: templateOf(request, 0) };
}

function entryOf(fn: ArmFunction): FunctionEntry {
  return { name: fn.name, effect: fn.effect, comment: messagesOf(fn).comment };
}

function fieldsOf({ fields }: JsonMessage, depth: number): FieldEntry[] {
  return fields.flatMap((field) => {
    const { name, message, comment } = field;
    const entry = { name, type: typeNameOf(field), depth, comment };
    return message && depth < DEEPEST ? [entry, ...fieldsOf(message, depth + 1)] : [entry];
  });
}

function typeNameOf({ type, repeated, enumNames, message, oneof }: MessageField): string {
  const one = enumNames ? enumNames.toString() : message ? 'object' : type;
  const name = repeated ? `list of ${one}` : one;
  return oneof === undefined ? name : `${name} (one of ${oneof})`;
}

/** Every field once; of fields that exclude each other, the first. */
function templateOf({ fields }: JsonMessage, depth: number): JsonObject {
  const chosen = new Set<string>();
  const template: JsonObject = {};
  for (const field of fields) {
    if (field.oneof !== undefined) {
      if (chosen.has(field.oneof)) continue;
      chosen.add(field.oneof);
    }
    const value = valueOf(field, depth);
    if (value !== undefined) template[field.name] = field.repeated ? [value] : value;
  }
  return template;
}

function valueOf({ message, enumNames, scalar }: MessageField, depth: number): Json | undefined {
  if (message) return depth < DEEPEST ? templateOf(message, depth + 1) : undefined;
  if (enumNames) return enumNames.nameOf(0);
  return scalar?.empty;
}
