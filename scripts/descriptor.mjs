// Reads the messages of the arm as protobufjs understands them.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const proto = join(dirname(dirname(fileURLToPath(import.meta.url))), 'proto');

/** Everything in one folder of proto/, with comments; names in camelCase, as JSON and JavaScript have them. */
export function readProto(/** @type {string} */ folder) {
  const root = new protobuf.Root();
  for (const file of readdirSync(join(proto, folder)).sort()) {
    const source = readFileSync(join(proto, folder, file), 'utf8');
    protobuf.parse(source, root, { alternateCommentMode: true });
  }
  root.resolveAll();
  return root;
}

/**
 * Drops every message and enum that none of `names` needs.
 * @param {protobuf.Root} root
 * @param {Iterable<string>} names
 */
export function keepOnly(root, names) {
  /** @type {Set<protobuf.ReflectionObject>} */
  const kept = new Set();
  const keep = (/** @type {protobuf.Type | protobuf.Enum | null} */ item) => {
    if (!item || kept.has(item)) return;
    kept.add(item);
    for (const field of item instanceof protobuf.Type ? item.fieldsArray : []) keep(field.resolvedType);
  };
  for (const name of names) keep(root.lookupTypeOrEnum(name));
  prune(root, kept);
}

/**
 * @param {protobuf.NamespaceBase} namespace
 * @param {Set<protobuf.ReflectionObject>} kept
 */
function prune(namespace, kept) {
  for (const item of [...namespace.nestedArray]) {
    if (item instanceof protobuf.Type || item instanceof protobuf.Enum || item instanceof protobuf.Service) {
      if (!kept.has(item)) namespace.remove(item);
    } else if (item instanceof protobuf.Namespace) {
      prune(item, kept);
      if (item.nestedArray.length === 0) namespace.remove(item);
    }
  }
}

/**
 * Adds to the messages of `root` the fields that `other` has besides.
 * @param {protobuf.Root} root
 * @param {protobuf.Root} other
 */
export function addFieldsOf(root, other) {
  const each = (/** @type {protobuf.ReflectionObject} */ item) => {
    if (item instanceof protobuf.Type) {
      const here = root.lookup(item.fullName);
      if (!(here instanceof protobuf.Type)) return;
      for (const { name, id, type, rule, comment } of item.fieldsArray) {
        if (here.fields[name] || here.fieldsById[id]) continue;
        const field = new protobuf.Field(name, id, type, rule);
        field.comment = comment;
        here.add(field);
      }
    } else if (item instanceof protobuf.Namespace) item.nestedArray.forEach(each);
  };
  each(other);
}

/** One folder of proto/ as `Root.fromJSON` reads it, with the comments that there are. */
export function descriptorJson(/** @type {string} */ folder) {
  const skipped = (/** @type {string} */ key, /** @type {unknown} */ value) =>
    key === 'comments' || (key === 'comment' && !value) ? undefined : value;
  return JSON.stringify(readProto(folder).toJSON({ keepComments: true }), skipped);
}
