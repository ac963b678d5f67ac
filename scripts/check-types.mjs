// Checks the types of what is not compiled: the scripts of this folder, those in `resources`, and those in the dialogs.
// The script of a dialog is checked as a file of its own, in which it stands on the same lines as in its page.
import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (/** @type {string} */ name) => join(root, name).replaceAll('\\', '/');
const SCRIPT = /(<script type="text\/javascript">)([^]*?)<\/script>/g;
/** Follows the name of a page in that of its script. */
const EXTENSION = '.js';

/** What packages declare; the checks share it. @type {Map<string, ts.SourceFile | undefined>} */
const declared = new Map();

const pages = readdirSync(at('nodes'))
  .filter((name) => name.endsWith('.html'))
  .map((name) => at('nodes/' + name + EXTENSION));
const faults = [...faultsOf('tsconfig.scripts.json'), ...faultsOf('tsconfig.editor.json', pages)];
if (faults.length > 0) console.log(faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;

/** What is wrong in the files of `config` and in `more`, each as a line with its place. @param {string[]} more */
function faultsOf(/** @type {string} */ config, more = []) {
  const { config: read, error } = ts.readConfigFile(at(config), ts.sys.readFile);
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(read, ts.sys, root);
  const names = [...fileNames, ...more];
  const program = ts.createProgram(names, options, hostOf(options));
  // What they import has been compiled already.
  const found = names.flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  return [...(error ? [error] : []), ...errors, ...program.getOptionsDiagnostics(), ...found].map(lineOf);
}

/** What the compiler reads files with: a page of ours as its script, and each file of a package once. */
function hostOf(/** @type {ts.CompilerOptions} */ options) {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => fileExists(pageOf(name) ?? name);
  host.readFile = (name) => {
    const page = pageOf(name);
    return page === undefined ? readFile(name) : scriptIn(readFile(page) ?? '');
  };
  host.getSourceFile = (name, ...more) => {
    if (!name.includes('/node_modules/')) return getSourceFile.call(host, name, ...more);
    if (!declared.has(name)) declared.set(name, getSourceFile.call(host, name, ...more));
    return declared.get(name);
  };
  return host;
}

/** The page whose script `name` is; undefined if it is a file of its own. */
function pageOf(/** @type {string} */ name) {
  return name.endsWith('.html' + EXTENSION) ? name.slice(0, -EXTENSION.length) : undefined;
}

/** The scripts of `page`, in their places; all else is blank. */
function scriptIn(/** @type {string} */ page) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, ' ');
  let end = 0;
  const parts = [...page.matchAll(SCRIPT)].map(({ index, 1: tag = '', 2: script = '' }) => {
    const before = blank(page.slice(end, index + tag.length));
    end = index + tag.length + script.length;
    return before + script;
  });
  return parts.join('');
}

function lineOf(/** @type {ts.Diagnostic} */ { file, start = 0, code, messageText }) {
  const text = `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  if (!file) return text;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return `${relative(root, pageOf(file.fileName) ?? file.fileName)}:${line + 1}:${character + 1}: ${text}`;
}
