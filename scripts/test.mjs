// Lint, format, types, build and all tests with coverage. The last line is "N passed, N failed".
//
//   npm test                     everything
//   npm test -- temp-role        only the test files with that in their path
//   npm test -- "takes it back"  if no path has it: only the tests with that in their title, as with -g
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import './end-with-npm.mjs';
import { at, group, inParallel, run, runTestFiles, select } from './test-files.mjs';

const args = process.argv.slice(2);
const isWhole = args.length === 0;
/** Browsers wait half of their time, for the editor; the other suites most of it. */
const BUSY_AT_ONCE = Math.ceil(1.5 * availableParallelism());
const WAITING_AT_ONCE = 3 * availableParallelism();
/** Our code runs in other processes than the tests in a browser. */
const COVERED = { NODE_V8_COVERAGE: at('coverage/tmp') };
let sound = true;

/**
 * @param {string} what
 * @param {import('./test-files.mjs').Result} result
 */
function report(what, { code, printed, seconds }) {
  if (code === 0) console.log(`ok      ${what} (${seconds.toFixed(1)} s)`);
  else console.log(`FAILED  ${what}\n${printed}`);
  sound &&= code === 0;
  return code === 0;
}
const check = async (/** @type {string} */ name, /** @type {string} */ script, /** @type {string[]} */ ...more) =>
  report(name, await run(at(script), more));

// It takes longest, and would be the last to end.
const checks = isWhole ? [check('lint', 'node_modules/eslint/bin/eslint.js', '.')] : [];
if (!(await check('build', 'scripts/build.mjs', ...(isWhole ? [] : ['--incremental'])))) process.exit(1);

if (isWhole) {
  checks.push(
    check('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    check('types of scripts and dialogs', 'scripts/check-types.mjs'),
  );
}

const { findProgram, PROGRAMS } = await import(at('dist/test/support/programs.js'));
const absent = Object.keys(PROGRAMS).filter((name) => !findProgram(name));
const { files, mochaArgs } = select(args);
const notRun = files.filter((file) => absent.some((name) => file.endsWith(PROGRAMS[name].suites)));
const toRun = files.filter((file) => !notRun.includes(file));

const counts = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];
if (isWhole) rmSync(at('coverage'), { recursive: true, force: true });
const groups = group(toRun);
const live = groups.length === 1;
const busy = groups.filter((files) => files.some((file) => file.endsWith('.chromium.test.js')));
const waiting = groups.filter((files) => !busy.includes(files));
await inParallel(
  [...Array(BUSY_AT_ONCE).fill([busy, waiting]), ...Array(WAITING_AT_ONCE).fill([waiting])],
  async (files) => {
    const env = isWhole && !busy.includes(files) ? COVERED : {};
    const result = await runTestFiles(files, mochaArgs, { env, live });
    if (result.passed + result.failed === 0) return;
    const isGood = report(`${result.name}: ${result.passed} passed, ${result.failed} failed`, result);
    if (isGood && !isWhole) console.log(result.printed);
    failures.push(...result.failedFiles);
    counts.passed += result.passed;
    counts.failed += result.failed;
  },
);
await Promise.all(checks);
if (isWhole) await coverage();

for (const name of failures) console.log(`failed: ${name}`);
for (const file of notRun) console.log(`not run: ${relative(at('dist'), file)}`);
for (const name of notRun.length ? absent : []) console.log(`these need ${name}: ${PROGRAMS[name].install}`);
if (notRun.length && process.env.CI === 'true') sound = false;
if (counts.passed === 0) sound = false;
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(sound ? 0 : 1);

async function coverage() {
  const { code, printed } = await run(at('node_modules/c8/bin/c8.js'), [
    'report',
    '--temp-directory',
    at('coverage/tmp'),
  ]);
  console.log(printed);
  if (code === 0) return;
  sound = false;
  console.log('coverage is below its limits');
}
