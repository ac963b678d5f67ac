// Who may import whom: the rule behind the table in ARCHITECTURE.md. A test compares the two.
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * What the files of a folder may import besides each other: folders and files of src/, packages, and those modules of
 * Node.js that open connections. All may import the files of src/ itself, but for src/index.ts.
 * @type {Record<string, readonly string[]>}
 */
export const LAYERS = {
  'src/protocol': ['protobufjs'],
  'src/transport': ['protocol', 'time', 'mqtt', 'node:net', 'node:tls', 'node:http'],
  'src/client': ['transport/transport.ts', 'protocol', 'time'],
  'src/arm': ['client', 'ziti', 'transport/transport.ts', 'protocol', 'time'],
  'src/simulator': ['protocol', 'aedes', 'mqtt', 'node:net'],
  'src/ziti': ['time', 'axios', 'libsodium-wrappers', 'node:net', 'node:tls', 'node:http', 'node:https'],
  'src/time': [],
  src: ['node:net', 'node:tls'],
  nodes: ['arm', 'client', 'transport', 'ziti', 'time', 'node-red', 'express'],
};
const CONNECTIONS = ['net', 'tls', 'http', 'https', 'http2', 'dgram'];
/** They read an address, and open nothing. */
const READS_ADDRESSES = ['isIP', 'isIPv4', 'isIPv6'];
/** Only this file knows the generated codec. */
const KNOWS_GENERATED = 'src/protocol/messages.ts';

const pathOf = (/** @type {string} */ file) => relative(root, file).replaceAll('\\', '/');
const layerOf = (/** @type {string} */ path) => /^(?:nodes|src\/[^/]+|src)(?=\/)/.exec(path)?.[0] ?? '';

/**
 * Why the file at `path` may not import `name`; undefined if it may.
 * @param {string} path
 * @param {string} name
 */
function objection(path, name) {
  const layer = layerOf(path);
  const allowed = LAYERS[layer] ?? [];
  if (!name.startsWith('.')) {
    const [, builtin] = /^(?:node:)?(\w+)(?:\/|$)/.exec(name) ?? [];
    if (name.startsWith('node:') && !CONNECTIONS.includes(builtin ?? '')) return undefined;
    const known = CONNECTIONS.includes(builtin ?? '') ? `node:${builtin}` : name;
    return allowed.some((one) => known === one || known.startsWith(`${one}/`)) ? undefined : `${layer} and ${name}`;
  }
  const target = pathOf(join(root, dirname(path), name)).replace(/\.js$/, '.ts');
  if (target.startsWith('src/protocol/gen/')) {
    return path === KNOWS_GENERATED ? undefined : `only ${KNOWS_GENERATED} imports generated code`;
  }
  const other = layerOf(target);
  if (other === layer) return undefined;
  const isAllowed =
    (other === 'src' && target !== 'src/index.ts') ||
    allowed.some((one) => `src/${one}` === other || `src/${one}` === target) ||
    path === 'src/index.ts';
  return isAllowed ? undefined : `${layer} and ${other || target}`;
}

/**
 * Reports each import that crosses from one layer into another that it may not see: static or not, types included.
 * @type {import('eslint').Rule.RuleModule}
 */
export const layers = {
  create(context) {
    const path = pathOf(context.filename);
    /**
     * @param {any} node
     * @param {any} source
     */
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return;
      const why = objection(path, source.value);
      if (why) context.report({ node, message: `See the table in ARCHITECTURE.md: ${why}.` });
    };
    const readsAddresses = (/** @type {any} */ node) =>
      /^(node:)?net$/.test(node.source.value) &&
      node.specifiers.every((/** @type {any} */ { imported }) => READS_ADDRESSES.includes(imported?.name));
    return {
      ImportDeclaration: (/** @type {any} */ node) => readsAddresses(node) || check(node, node.source),
      ExportNamedDeclaration: (/** @type {any} */ node) => check(node, node.source),
      ExportAllDeclaration: (/** @type {any} */ node) => check(node, node.source),
      ImportExpression: (/** @type {any} */ node) => check(node, node.source),
      TSImportType: (/** @type {any} */ node) => check(node, node.source),
      CallExpression(/** @type {any} */ node) {
        if (['load', 'require'].includes(node.callee.name)) check(node, node.arguments[0]);
      },
    };
  },
};

/** What knows nothing of Node-RED has its place in src/. @type {import('eslint').Rule.RuleModule} */
export const needsNodeRed = {
  create: (context) => ({
    Program(/** @type {any} */ program) {
      const imports = program.body.some(
        (/** @type {any} */ { type, source }) => type === 'ImportDeclaration' && source.value === 'node-red',
      );
      if (!imports) context.report({ node: program, message: 'nodes/shared is for what imports node-red.' });
    },
  }),
};
