// Starts an editor with a flow that runs against a simulated arm, and a stand-in for an OpenZiti controller. Installs
// and builds what is missing first.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import './end-with-npm.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...path) => join(root, ...path);
const port = portOf('DEMO_PORT', 1880);
const armPort = portOf('DEMO_ARM_PORT', 1883);

if (!existsSync(at('node_modules/node-red/red.js'))) install();
run(process.execPath, at('scripts/build.mjs'), '--if-stale');

// The project brings a Node.js that Node-RED 5 runs on, whichever one started this script.
const node = at('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const userDir = mkdtempSync(join(tmpdir(), 'kinova-demo-'));
const children = [];
/** Where Node-RED finds the controller, once that runs. */
let ziti = {};
process.on('exit', () => rmSync(userDir, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

prepareUserDir();
const simulator = start(
  'simulator',
  at('dist/src/simulator/main.js'),
  '--port',
  String(armPort),
  '--visitors',
  '--events',
);
await linePrinted(simulator, /listening/);
const controller = start('controller', at('dist/test/support/ziti/main.js'));
const [, zitiUrl] = await linePrinted(controller, /listening (https:\S+)/);
ziti = { DEMO_ZITI_URL: zitiUrl, DEMO_ZITI_CA: readFileSync(at('test/support/certs/ziti/ca.pem'), 'utf8') };
const nodeRed = start('Node-RED', at('node_modules/node-red/red.js'), '--userDir', userDir);
await linePrinted(nodeRed, /Started flows/);
console.log(`\nThe editor: http://127.0.0.1:${port}/   (Ctrl-C ends the demo)\n`);

function portOf(name, byDefault) {
  const value = Number(process.env[name] || byDefault);
  if (Number.isInteger(value) && value >= 1 && value <= 65_535) return value;
  console.error(`${name} is "${process.env[name]}": expected a port from 1 to 65535`);
  process.exit(2);
}

/** Under npm its own script is at hand; that works on every platform. */
function install() {
  const script = process.env.npm_execpath;
  if (script) run(process.execPath, script, 'ci');
  else run('npm', 'ci');
}

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** A user folder of its own, with this checkout as the installed package. */
function prepareUserDir() {
  const scope = join(userDir, 'node_modules/@kortex-flows');
  mkdirSync(scope, { recursive: true });
  symlinkSync(root, join(scope, 'node-red-kinova-kortex'), 'junction');
  cpSync(at('demo'), userDir, { recursive: true });
  const settings = {
    uiHost: '127.0.0.1',
    uiPort: port,
    flowFile: 'flows.json',
    credentialSecret: false,
    telemetry: { enabled: false, updateNotification: false },
    editorTheme: { tours: false, projects: { enabled: false } },
  };
  writeFileSync(join(userDir, 'settings.js'), `module.exports = ${JSON.stringify(settings, null, 2)};\n`);
}

function start(name, ...args) {
  const child = spawn(node, args, {
    cwd: userDir,
    env: { ...process.env, DEMO_ARM_PORT: String(armPort), ...ziti },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  child.stdout.pipe(process.stdout);
  child.on('exit', (code) => {
    console.error(`${name} ended with ${code}`);
    stop(1);
  });
  return child;
}

function linePrinted(child, pattern) {
  return new Promise((resolve) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const found = pattern.exec(text);
      if (!found) return;
      child.stdout.off('data', read);
      resolve(found);
    };
    child.stdout.on('data', read);
  });
}

function stop(code) {
  for (const child of children) {
    child.removeAllListeners('exit');
    child.kill();
  }
  const ended = children.map(
    (child) => child.exitCode ?? child.signalCode ?? new Promise((r) => child.once('exit', r)),
  );
  Promise.all(ended).then(() => process.exit(code));
}
