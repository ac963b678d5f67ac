// Finds test files and runs them side by side: each Mocha process runs one long file or several short ones.
import { fork } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const at = (/** @type {string[]} */ ...path) => join(root, ...path);

/** How long a process may run, and how long it may go on after its last test. */
const LIMIT_MS = 900_000;
const LIMIT_OF_END_MS = 60_000;
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => running.forEach(end));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/** Ends a process and all that it started. */
function end(/** @type {import('node:child_process').ChildProcess} */ { pid }) {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/**
 * How a script of Node.js went.
 * @typedef {{ passes?: number, failures?: number, failed?: string[] }} Message
 * @typedef {{ code: number | null, printed: string, message?: Message, seconds: number }} Result
 */

/**
 * How it runs: with what in its environment besides, and whether what it prints is shown at once.
 * @typedef {{ env?: Record<string, string | undefined>, live?: boolean }} RunOptions
 */

/**
 * Runs a script of Node.js; resolves to its exit code, what it printed, its last message and how long it took.
 * @param {string} script
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Result>}
 */
export function run(script, args, { env = {}, live = false } = {}) {
  const startMs = performance.now();
  const output = live ? 'inherit' : 'pipe';
  const child = fork(script, args, {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv: [],
    // A group of its own, so that nothing it started outlives it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', output, output, 'ipc'],
  });
  running.add(child);
  let printed = '';
  /** @type {Result['message']} */
  let message;
  child.stdout?.on('data', (chunk) => (printed += chunk));
  child.stderr?.on('data', (chunk) => (printed += chunk));
  const within = (/** @type {number} */ limitMs, /** @type {string} */ what) =>
    setTimeout(() => {
      printed += `\nended by force: ${what} ${limitMs / 1000} s\n`;
      end(child);
    }, limitMs);
  const limits = [within(LIMIT_MS, 'it did not end in')];
  child.on('message', (/** @type {Result['message']} */ sent) => {
    message = sent;
    limits.push(within(LIMIT_OF_END_MS, 'something was still open after the last test and'));
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      limits.forEach(clearTimeout);
      end(child);
      running.delete(child);
      resolve({ code, printed, message, seconds: (performance.now() - startMs) / 1000 });
    });
  });
}

/**
 * Runs a group of test files in one process; resolves to what `run` says, with its name, its counts and the files that
 * failed. If the process broke off, that counts as one failed test, and all its files are named.
 * @param {string[]} files
 * @param {string[]} mochaArgs
 * @param {RunOptions} options
 */
export async function runTestFiles(files, mochaArgs, options) {
  const args = ['--reporter', at('scripts/reporter.cjs'), ...mochaArgs, ...files];
  const env = { ...options.env, DIST_IN_USE: 'true' };
  const result = await run(at('node_modules/mocha/bin/mocha.js'), args, { ...options, env });
  const { passes = 0, failures = 1, failed = files } = result.message ?? {};
  // A test may have ended the process, with any code.
  const isGood = result.code === 0 && result.message !== undefined;
  const nameOf = (/** @type {string} */ file) => relative(at('dist'), file).replace(/\.js$/, '');
  return {
    ...result,
    name: files.map(nameOf).join(', '),
    code: isGood ? 0 : 1,
    passed: passes,
    failed: isGood ? failures : Math.max(failures, 1),
    failedFiles: isGood ? [] : (failed.length > 0 ? failed : files).map(nameOf),
  };
}

/**
 * Calls `handle` for every item of the queues, with so many at once; each worker empties its queues in their order.
 * @template Item
 * @param {Item[][][]} workers
 * @param {(item: Item) => Promise<void>} handle
 */
export async function inParallel(workers, handle) {
  await Promise.all(
    workers.map(async (queues) => {
      for (let item; (item = queues.find(({ length }) => length > 0)?.shift()) !== undefined;) await handle(item);
    }),
  );
}

/** Suites that take long, the longest first, although some are short files: they draw on others, or on a clock. */
const LONG = [
  'editor/dialogs.',
  'editor/asking',
  'installed',
  'elsewhere',
  'layout',
  'chromium',
  'client/client.',
  'long-time',
  'broker-rules',
  'plant-broker',
  'several-controllers',
  'api-page',
  'public-api',
  'demo',
  // It measures memory, so no other test may run in its process.
  'memory',
];
/** Starting a process takes longer than the tests of a short file. So short files of a folder share one, up to this. */
const GROUP_BYTES = 30_000;

/** The place of a file in `LONG`; -1 if it has none. */
function placeOf(/** @type {string} */ file) {
  const name = unified(relative(at('dist/test'), file));
  return LONG.findIndex((part) => name.includes(part));
}

/** Stands for the time that a test file takes: who takes long is best begun first. */
function lengthOf(/** @type {string} */ file) {
  const place = placeOf(file);
  return place < 0 ? statSync(file).size : Number.MAX_SAFE_INTEGER - place;
}

function unified(/** @type {string} */ path) {
  return path.replaceAll('\\', '/');
}

/** Splits `files` into groups; each group runs in one process. The order stays. */
export function group(/** @type {string[]} */ files) {
  /** @type {{ folder: string, bytes: number, files: string[] }[]} */
  const groups = [];
  for (const file of files) {
    const bytes = placeOf(file) < 0 ? statSync(file).size : GROUP_BYTES;
    const folder = relative(at('dist/test'), dirname(file)).split(sep)[0] ?? '';
    const place = groups.find((other) => other.folder === folder && other.bytes + bytes <= GROUP_BYTES);
    place?.files.push(file);
    if (place) place.bytes += bytes;
    else groups.push({ folder, bytes, files: [file] });
  }
  return groups.map(({ files }) => files);
}

/** Returns the compiled test files that `texts` name, long ones first, and what Mocha is told besides. */
export function select(/** @type {string[]} */ texts) {
  const all = readdirSync(at('dist/test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js') && existsSync(at('test', name.replace(/\.js$/, '.ts'))))
    .map((name) => at('dist/test', name))
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  if (texts.length === 0) return { files: all, mochaArgs: [] };
  if (texts[0]?.startsWith('-')) return { files: all, mochaArgs: texts };
  const wanted = texts.map((text) => unified(text).replace(/\.ts$/, ''));
  const named = all.filter((file) => wanted.some((text) => unified(relative(root, file)).includes(text)));
  return named.length > 0 ? { files: named, mochaArgs: [] } : { files: all, mochaArgs: ['--grep', texts.join(' ')] };
}
