// Writes docs/api.md: what a script may import from the package, with its types and comments as src/ declares them.
// `apiPage()` gives the same text, so that a test can compare.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, 'docs/api.md');

/** A type of more texts than that is shown as src/ declares it. */
const LONGEST_LIST = 24;

/** The sections of the page, by where a name is declared; the first that fits counts. */
const SECTIONS = /** @type {[folder: string, title: string, text?: string][]} */ ([
  ['src/client/', 'The client', 'One `KortexClient` is one arm: its connection, its session, and calls to it.'],
  ['src/transport/', 'Transports', 'How bytes get to the arm. A client asks for a new one for each connection.'],
  ['src/arm/', 'What flows do with an arm', 'The nodes of Node-RED use these functions, too. Each takes a client.'],
  ['src/test-steps', 'What flows do with an arm'],
  ['src/protocol/', 'Functions, topics and JSON', 'What `invoke` and `subscribe` take and give.'],
  ['src/errors', 'Errors', 'Every error has a `code` that never changes its meaning: [Errors](errors.md).'],
  ['src/ziti/', 'OpenZiti', 'All of these are properties of `ziti`, as in `ziti.dialService`.'],
]);

/** @returns {Promise<string>} */
export async function apiPage() {
  const { exports, ...types } = readTypes();
  /** @type {Map<string, ReturnType<typeof entryOf>[]>} */
  const sections = new Map(SECTIONS.map(([, title]) => [title, []]));
  for (const symbol of exports) {
    const entry = entryOf(symbol, types);
    const [, title] = SECTIONS.find(([folder]) => entry.file.startsWith(folder)) ?? [];
    if (!title) throw new Error(`no section for ${entry.name} of ${entry.file}`);
    sections.get(title)?.push(entry);
  }
  const text = [
    '# The API for scripts',
    'This page is written by `npm run docs` from the comments and types of `src/index.ts`; a test compares the two. All names come from' +
      " `import { … } from '@kortex-flows/node-red-kinova-kortex'`. Examples stand in the [README](../README.md#as-a-library).",
    ...[...sections].flatMap(([title, entries]) => [
      `## ${title}`,
      SECTIONS.find(([, name]) => name === title)?.[2],
      ...entries
        .sort(inOrder)
        .flatMap(({ name, comment, code }) => [`### ${name}`, comment, ['```ts', code, '```'].join('\n')]),
    ]),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(page)), parser: 'markdown' });
}

/** The exports of src/index.ts, those of `ziti` among them, and the text that the compiler makes of a declaration. */
function readTypes() {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const index = join(root, 'src/index.ts');
  const program = ts.createProgram([index], {
    ...options,
    types: ['node'],
    noCheck: true,
    removeComments: false,
    emitDeclarationOnly: true,
  });
  const checker = program.getTypeChecker();
  const exportsOf = (/** @type {ts.Symbol} */ symbol) => checker.getExportsOfModule(symbol).map(resolved);
  /** The values of a type that is nothing but a few texts, in place of how src/ derives them. */
  const textsOf = (/** @type {ts.Symbol} */ symbol) => {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const types = type.isUnion() ? type.types : [type];
    if (types.length > LONGEST_LIST || !types.every((one) => one.isStringLiteral())) return undefined;
    return types
      .map(({ value }) => `'${value}'`)
      .sort()
      .join(' | ');
  };
  const resolved = (/** @type {ts.Symbol} */ symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const isModule = (/** @type {ts.Symbol} */ { flags }) => flags & ts.SymbolFlags.ValueModule;
  const source = program.getSourceFile(index);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error('src/index.ts exports nothing');
  const found = exportsOf(module);

  /** @type {Map<string, ts.Statement[]>} */
  const emitted = new Map();
  const statementsOf = (/** @type {string} */ fileName) => {
    const known = emitted.get(fileName);
    if (known) return known;
    /** @type {ts.Statement[]} */
    const statements = [];
    program.emit(
      program.getSourceFile(fileName),
      (path, text) => statements.push(...ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).statements),
      undefined,
      true,
    );
    emitted.set(fileName, statements);
    return statements;
  };
  return {
    exports: found.flatMap((symbol) => (isModule(symbol) ? exportsOf(symbol) : [symbol])),
    textsOf,
    declarationsOf: (/** @type {string} */ fileName, /** @type {string} */ name) =>
      statementsOf(fileName).filter((node) => namesOf(node).includes(name)),
  };
}

/** @returns {string[]} */
function namesOf(/** @type {ts.Statement} */ node) {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map((declaration) => declaration.name.getText());
  const name = ts.getNameOfDeclaration(/** @type {ts.DeclarationStatement} */ (node));
  return name ? [name.getText()] : [];
}

/**
 * @param {ts.Symbol} symbol
 * @param {Omit<ReturnType<typeof readTypes>, 'exports'>} types
 */
function entryOf(symbol, { declarationsOf, textsOf }) {
  const { fileName = '' } = symbol.declarations?.[0]?.getSourceFile() ?? {};
  const nodes = declarationsOf(fileName, symbol.name);
  if (nodes.length === 0) throw new Error(`${fileName} declares no ${symbol.name}`);
  const comment = nodes.map(commentOf).find(Boolean);
  if (!comment) throw new Error(`${symbol.name} of ${fileName} has no comment`);
  const isAlias = nodes.every(ts.isTypeAliasDeclaration);
  const texts = isAlias && textsOf(symbol);
  return {
    name: symbol.name,
    file: relative(root, fileName),
    isType: isAlias || nodes.every(ts.isInterfaceDeclaration),
    comment,
    code: texts ? `type ${symbol.name} = ${texts};` : nodes.map(codeOf).join('\n'),
  };
}

/** The comment of a declaration as plain text: what it says of `@param` and the like is kept. */
function commentOf(/** @type {ts.Node} */ node) {
  const ranges = ts.getLeadingCommentRanges(node.getFullText(), 0) ?? [];
  const last = ranges
    .map(({ pos, end }) => node.getFullText().slice(pos, end))
    .findLast((text) => text.startsWith('/**'));
  return (last ?? '')
    .replace(/^\/\*\*|\*\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .trim();
}

/** A declaration without its own comment, and without what nobody outside may use. */
function codeOf(/** @type {ts.Node} */ node) {
  return node
    .getText()
    .replace(/^export (declare )?/, '')
    .replace(/^ *(#private;|private .*)\n/gm, '')
    .replace(/^(class [^{]*\{)\n\}$/m, '$1}');
}

/**
 * Classes, functions and values first, then types; each in the order of the alphabet.
 * @param {ReturnType<typeof entryOf>} a
 * @param {ReturnType<typeof entryOf>} b
 */
const inOrder = (a, b) => Number(a.isType) - Number(b.isType) || a.name.localeCompare(b.name, 'en');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = await apiPage();
  const isNew = readOr(page) !== text;
  if (isNew) writeFileSync(page, text);
  console.log(isNew ? 'docs/api.md is written' : 'docs/api.md is up to date');
}

function readOr(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
