// Shows the nodes at work: two simulated arms, a stand-in for an OpenZiti controller, and a Node-RED with dashboards
// and all examples. Installs and builds what is missing first. With --open it opens the dashboard in the browser.
import { spawn, spawnSync } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoFlow } from './demo-flow.mjs';
import './end-with-npm.mjs';
import { isFree, openInBrowser } from './on-this-computer.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (/** @type {string[]} */ ...path) => join(root, ...path);
const DASHBOARD = '@flowfuse/node-red-dashboard';
const PORTS = [
  { variable: 'DEMO_PORT', port: 1880, of: 'Node-RED' },
  { variable: 'DEMO_ARM_PORT', port: 1883, of: 'the simulated Link 6' },
  { variable: 'DEMO_GEN3_PORT', port: 10_000, of: 'the simulated Gen3' },
];
/** How long a process may take to end by itself. */
const LIMIT_OF_END_MS = 5000;

const opens = readOptions(process.argv.slice(2));
const [port, armPort, gen3Port] = await Promise.all(PORTS.map(portOf));
if ([`node-red/red.js`, `${DASHBOARD}/package.json`].some((file) => !existsSync(at('node_modules', file)))) install();
console.log('Building what has changed ...');
run(process.execPath, at('scripts/build.mjs'), '--if-stale');

// The project brings a Node.js that Node-RED 5 runs on, whichever one started this script.
const node = at('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const userDir = mkdtempSync(join(tmpdir(), 'kinova-demo-'));
const logFile = join(userDir, 'demo.log');
const log = createWriteStream(logFile);
/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
let isStopping = false;
process.on('exit', () => rmSync(userDir, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));

const settings = prepareUserDir();
console.log('Starting two simulated arms and Node-RED ...');
const arms = ['--generation', 'both', '--port', armPort, '--tcp-port', gen3Port, '--users', at('demo/users.json')];
const simulator = start('the simulator', {}, at('dist/src/simulator/main.js'), ...arms, '--visitors', '--events');
const controller = start('the controller', {}, at('dist/test/support/ziti/main.js'));
const [[, zitiUrl]] = await Promise.all([
  linePrinted(controller, /listening (https:\S+)/),
  linePrinted(simulator, /listening tcp/),
]);
const variables = {
  DEMO_ARM_PORT: String(armPort),
  DEMO_GEN3_PORT: String(gen3Port),
  DEMO_ZITI_URL: zitiUrl,
  DEMO_ZITI_CA: readFileSync(at('test/support/certs/ziti/ca.pem'), 'utf8'),
  KINOVA_ADMIN_PASSWORD: 'admin',
};
const nodeRed = start(
  'Node-RED',
  variables,
  at('node_modules/node-red/red.js'),
  '--settings',
  settings,
  '--userDir',
  userDir,
);
await linePrinted(nodeRed, /Started flows/);

const dashboard = `http://127.0.0.1:${port}/dashboard/cell`;
if (opens && !(await openInBrowser(dashboard)))
  console.log(`No browser could be opened here; open ${dashboard} yourself.`);
console.log(`What Node-RED says is in ${logFile}. Ctrl-C ends the demo.\n`);
console.log(`Dashboard  ${dashboard}`);
console.log(`Editor     http://127.0.0.1:${port}/`);

function readOptions(/** @type {string[]} */ given) {
  const wrong = given.find((option) => option !== '--open');
  if (wrong === undefined) return given.length > 0;
  console.error(`"${wrong}" is no option of the demo: there is only --open, which opens the browser`);
  process.exit(2);
}

/**
 * The port that a variable gives, or the usual one. Ends the demo if it is none, or if somebody else has it.
 * @param {typeof PORTS[number]} row
 */
async function portOf({ variable, port: byDefault, of }) {
  const value = Number(process.env[variable] || byDefault);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) {
    console.error(`${variable} is "${process.env[variable]}": expected a port from 1 to 65535`);
    process.exit(2);
  }
  if (await isFree(value)) return value;
  console.error(
    `Port ${value} is taken by another program, and ${of} needs one. Set ${variable} to a port that is free.`,
  );
  process.exit(1);
}

/** Under npm its own script is at hand; that works on every platform. */
function install() {
  console.log('Installing what is missing; this takes about a minute ...');
  const script = process.env.npm_execpath;
  if (script) run(process.execPath, script, 'ci');
  else run('npm', 'ci');
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** A user folder of its own, with this checkout and Dashboard 2 as installed packages. Returns the settings file. */
function prepareUserDir() {
  const link = (/** @type {string} */ name, /** @type {string} */ target) => {
    const place = join(userDir, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(target, place, 'junction');
  };
  link('@kortex-flows/node-red-kinova-kortex', root);
  link(DASHBOARD, at('node_modules', DASHBOARD));
  const { flow, credentials } = demoFlow(root);
  const write = (/** @type {string} */ name, /** @type {string} */ text) => writeFileSync(join(userDir, name), text);
  write('flows.json', JSON.stringify(flow));
  write('flows_cred.json', JSON.stringify(credentials));
  const options = {
    uiHost: '127.0.0.1',
    uiPort: port,
    flowFile: 'flows.json',
    credentialSecret: false,
    telemetry: { enabled: false, updateNotification: false },
    editorTheme: { tours: false, projects: { enabled: false } },
  };
  write('settings.js', `module.exports = ${JSON.stringify(options, null, 2)};\n`);
  return join(userDir, 'settings.js');
}

/**
 * Starts a script of Node.js; what it prints goes to the log file, and to the terminal if it ends too early.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {(string | number | undefined)[]} args
 */
function start(name, env, ...args) {
  const child = spawn(node, args.map(String), {
    cwd: userDir,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let last = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (chunk) => {
      log.write(chunk);
      last = (last + chunk).slice(-4000);
    });
  }
  child.on('close', (code) => {
    // A Ctrl-C reaches it at the same moment as this script.
    setTimeout(() => {
      if (isStopping) return;
      console.error(`${last}\n${name} ended with ${code}`);
      stop(1);
    }, 200);
  });
  return child;
}

/**
 * What `pattern` finds first in what `child` prints.
 * @param {import('node:child_process').ChildProcess} child
 * @param {RegExp} pattern
 * @returns {Promise<RegExpExecArray>}
 */
function linePrinted(child, pattern) {
  return new Promise((resolve) => {
    let text = '';
    const read = (/** @type {Buffer} */ chunk) => {
      text += chunk;
      const found = pattern.exec(text);
      if (!found) return;
      child.stdout?.off('data', read);
      resolve(found);
    };
    child.stdout?.on('data', read);
  });
}

/** Ends all that was started, by force if it takes too long. */
function stop(/** @type {number} */ code) {
  if (isStopping) return;
  isStopping = true;
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  running.forEach((child) => child.kill());
  const force = setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), LIMIT_OF_END_MS);
  Promise.all(ended).then(() => {
    clearTimeout(force);
    log.end(() => process.exit(code));
  });
}
