// Lint, format, types, build and all tests with coverage. The last line is "N passed, N failed".
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...path) => join(root, ...path);
const bin = (name, script) => at('node_modules', name, script);
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;

const checks = [
  ['lint', () => node(bin('eslint', 'bin/eslint.js'), '.')],
  ['format', () => node(bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.')],
  ['build', () => node(at('scripts/build.mjs'))],
];
for (const [name, check] of checks) {
  console.log(`\n--- ${name}`);
  if (!check()) {
    console.error(`${name} failed`);
    process.exit(1);
  }
}

/** Programs of the system that some tests need: the ending of those test files, the package of Debian, the command. */
const PROGRAMS = [
  { suites: '.mosquitto.test.js', debianPackage: 'mosquitto', paths: ['/usr/sbin/mosquitto'] },
  { suites: '.chromium.test.js', debianPackage: 'chromium', paths: ['/usr/bin/chromium'] },
];

console.log('\n--- tests');
const absent = PROGRAMS.filter((program) => !isInstalled(program) && !install(program));
const files = readdirSync(at('dist/test'), { recursive: true })
  .filter((name) => name.endsWith('.test.js'))
  .map((name) => at('dist/test', name));
const notRun = files.filter((file) => absent.some(({ suites }) => file.endsWith(suites)));
const counts = at('coverage/counts.json');
rmSync(at('coverage'), { recursive: true, force: true });
const passed = node(
  bin('c8', 'bin/c8.js'),
  bin('mocha', 'bin/mocha.js'),
  '--reporter',
  at('scripts/reporter.cjs'),
  '--reporter-option',
  `counts=${counts}`,
  ...files.filter((file) => !notRun.includes(file)),
);

const { passes = 0, failures = 0 } = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : {};
for (const file of notRun) console.log(`not run: ${relative(at('dist'), file)}`);
for (const { debianPackage } of notRun.length ? absent : [])
  console.log(`these need ${debianPackage}, please install it`);
if (passed && failures > 0) console.log('the test runner is at odds with itself');
if (!passed && failures === 0) console.log('a test run that ended early, or coverage below its limits, is a failure');
console.log(`${passes} passed, ${failures} failed`);
process.exitCode = passed && passes > 0 && !(process.env.CI === 'true' && notRun.length > 0) ? 0 : 1;

function isInstalled({ paths, debianPackage }) {
  const onPath = (process.env.PATH ?? '').split(':').map((folder) => join(folder, debianPackage));
  return [...paths, ...onPath].some((path) => existsSync(path));
}

function install({ debianPackage }) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  try {
    console.log(`installing ${debianPackage}`);
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', debianPackage], options);
    return true;
  } catch (error) {
    console.error(`${debianPackage} could not be installed: ${error.message}`);
    return false;
  }
}
