/** Loads what it is given, in a process that has loaded nothing yet, and prints how long that took, in ms. */
import { createRequire } from 'node:module';
import { isAbsolute } from 'node:path';

const load = createRequire(__filename);
const RED = {
  nodes: { registerType: () => undefined },
  httpAdmin: { use: () => undefined },
  auth: { needsPermission: () => () => undefined },
};

const start = process.hrtime.bigint();
for (const name of process.argv.slice(2)) {
  const loaded = load(name) as { default?: unknown };
  // The file of a node; Node-RED calls what it exports.
  if (isAbsolute(name)) (loaded.default as (red: typeof RED) => void)(RED);
}
console.log(JSON.stringify({ ms: Number(process.hrtime.bigint() - start) / 1e6 }));
