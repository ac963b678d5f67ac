import type { Field, Type } from 'protobufjs/light.js';
import { InputError, ProtocolError } from '../../errors.js';
import { LenientReader } from '../lenient-reader.js';
import { EnumNames } from './enums.js';
import type { Json, JsonObject } from './json.js';
import { Path } from './path.js';
import { LONGEST_PAYLOAD, type Scalar, SCALARS } from './scalars.js';
import { isPlainObject, valueOf } from './values.js';

/** One field of a message, as JSON and on the wire. */
export interface MessageField {
  /** In camelCase, as responses have it. */
  readonly name: string;
  /** In snake_case, as the manuals have it. */
  readonly manualName: string;
  readonly repeated: boolean;
  /** The choice that the field is a part of; at most one part of a choice is set. */
  readonly oneof: string | undefined;
  /** What it holds: a message, an enum or a scalar, by its name. */
  readonly type: string;
  readonly comment: string;
  readonly message: JsonMessage | undefined;
  readonly enumNames: EnumNames | undefined;
  readonly scalar: Scalar | undefined;
}

const TOO_LONG = `at most ${LONGEST_PAYLOAD} bytes`;
const known = new WeakMap<Type, JsonMessage>();

/** One message type: JSON to bytes and back. */
export class JsonMessage {
  readonly name: string;
  readonly fields: readonly MessageField[];
  readonly #type: Type;
  readonly #byKey = new Map<string, MessageField>();

  private constructor(type: Type) {
    known.set(type, this);
    this.#type = type;
    this.name = type.name;
    this.fields = type.fieldsArray.map(fieldOf);
    for (const field of this.fields) {
      this.#byKey.set(field.name, field);
      this.#byKey.set(field.manualName, field);
    }
  }

  static of(type: Type): JsonMessage {
    return known.get(type) ?? new JsonMessage(type);
  }

  /**
   * The bytes of `json`. Throws an InputError with the path of what is wrong, which begins with `root`; nothing else,
   * whatever `json` is.
   */
  encode(json: unknown, root = 'request'): Uint8Array {
    const at = new Path(root);
    let bytes: Uint8Array;
    try {
      bytes = this.#type.encode(this.toWire(json, at)).finish();
    } catch (cause) {
      // A proxy may throw what it likes.
      throw cause instanceof InputError ? cause : at.wrong('plain JSON', cause);
    }
    if (bytes.length > LONGEST_PAYLOAD) throw at.wrong(TOO_LONG);
    return bytes;
  }

  /** What `bytes` say; what they leave out is filled in. Throws a ProtocolError if they are no such message. */
  decode(bytes: Uint8Array): JsonObject {
    let read: object;
    try {
      read = this.#type.decode(new LenientReader(bytes));
    } catch (cause) {
      throw new ProtocolError(`${bytes.length} bytes are not a ${this.name} message`, { cause });
    }
    return this.toJson(read);
  }

  /** `value` as the encoder of protobufjs takes it. Throws an InputError. */
  toWire(value: unknown, at: Path): Record<string, unknown> {
    if (!isPlainObject(value)) throw at.wrong(`an object with ${this.#listed()}`);
    const wire: Record<string, unknown> = {};
    const choices = new Map<string, string>();
    for (const key of Object.keys(value)) {
      at.in(key, () => {
        const field = this.#byKey.get(key);
        if (!field) throw at.wrong(`a field that ${this.name} has: ${this.#listed()}`);
        const given = valueOf(value, key, at);
        if (given === undefined || given === null) return;
        if (Object.hasOwn(wire, field.name)) throw at.wrong(`either ${field.name} or ${field.manualName}`);
        if (field.oneof !== undefined) {
          const other = choices.get(field.oneof);
          if (other !== undefined) throw at.wrong(`nothing beside ${other}: only one of ${this.#parts(field.oneof)}`);
          choices.set(field.oneof, field.name);
        }
        wire[field.name] = field.repeated ? toWireList(field, given, at) : toWireOne(field, given, at);
      });
    }
    return wire;
  }

  /** What the decoder of protobufjs read, as JSON. */
  toJson(message: object): JsonObject {
    const read = message as Record<string, unknown>;
    const json: JsonObject = {};
    for (const field of this.fields) {
      const value = read[field.name];
      if (field.repeated) json[field.name] = (value as unknown[]).map((item) => toJsonOne(field, item));
      else if (field.oneof !== undefined && !Object.hasOwn(read, field.name)) json[field.name] = null;
      else json[field.name] = toJsonOne(field, value);
    }
    return json;
  }

  #listed(): string {
    return this.fields.length === 0 ? 'no fields' : this.fields.map(({ name }) => name).join(', ');
  }

  #parts(oneof: string): string {
    const parts = this.fields.filter((field) => field.oneof === oneof);
    return parts.map(({ name }) => name).join(', ');
  }
}

function fieldOf(field: Field): MessageField {
  const { name, repeated, partOf, resolvedType, type, comment } = field;
  const isEnum = resolvedType !== null && 'values' in resolvedType;
  return {
    name,
    manualName: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    repeated,
    oneof: partOf?.name,
    type: resolvedType?.name ?? type,
    comment: comment ?? '',
    message: resolvedType && !isEnum ? JsonMessage.of(resolvedType) : undefined,
    enumNames: isEnum ? new EnumNames(resolvedType) : undefined,
    scalar: resolvedType ? undefined : SCALARS[type],
  };
}

function toWireList(field: MessageField, value: unknown, at: Path): unknown[] {
  if (!Array.isArray(value)) throw at.wrong('an array');
  if (value.length > LONGEST_PAYLOAD) throw at.wrong(TOO_LONG);
  const wire: unknown[] = [];
  for (let index = 0; index < value.length; index++) {
    wire.push(at.in(index, () => toWireOne(field, valueOf(value, index, at), at)));
  }
  return wire;
}

function toWireOne({ message, enumNames, scalar }: MessageField, value: unknown, at: Path): unknown {
  if (message) return message.toWire(value, at);
  if (!enumNames) return scalar?.toWire(value, at);
  const number = typeof value === 'string' ? enumNames.numberOf(value) : undefined;
  if (number !== undefined) return number;
  // A newer arm may know more than its names.
  if (typeof value !== 'number' || (value | 0) !== value) throw at.wrong(`one of ${enumNames.toString()}`);
  return value + 0;
}

function toJsonOne({ message, enumNames, scalar }: MessageField, value: unknown): Json {
  if (message) return value ? message.toJson(value) : null;
  if (enumNames) return enumNames.nameOf(value as number);
  return scalar?.toJson(value) ?? null;
}
