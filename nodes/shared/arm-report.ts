import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node, NodeAPI } from 'node-red';
import { supportReport } from '../../src/arm/support-report.js';
import type { ArmCredentials, ArmNode } from './arm.js';
import type { SessionConfigDef } from './arm-config.js';
import type { ControllerNode } from './controller.js';
import { tlsOptionsOf } from './tls-config.js';
import { variableIn } from './values.js';

/** The settings that a report shows as they stand. */
const SHOWN = [
  'version',
  'protocol',
  'host',
  'port',
  'topicPrefix',
  'clientId',
  'connect',
  'login',
  'flowsMay',
  'sessionInactivityTimeout',
  'connectionInactivityTimeout',
  'requestTimeout',
  'zitiService',
  'zitiWay',
] as const;
const CREDENTIALS = ['username', 'password', 'brokerUsername', 'brokerPassword'] as const;

/** The support report of `node`, whose form is `def`, as it stands now. */
export async function reportOf(
  RED: NodeAPI,
  node: ArmNode,
  def: SessionConfigDef,
  credentials: Partial<ArmCredentials>,
): Promise<string> {
  const { label, host, client, firmware, journal, fault, users } = node;
  return supportReport({
    versions: {
      'node-red-kinova-kortex': ownVersion(),
      'Node-RED': await nodeRedVersion(RED),
      'Node.js': `${process.version} on ${process.platform} ${process.arch}`,
    },
    arm: { label, host, client, firmware },
    fault: fault?.message,
    states: { 'nodes that use it': Object.keys(users).length, 'OpenZiti controller': controllerState(RED, def) },
    settings: {
      ...Object.fromEntries(SHOWN.map((name) => [name, shown(def[name])])),
      // What follows the path may be a key.
      path: shown(def.path?.split(/[?#]/)[0]),
      TLS: tlsNames(RED, def.tls),
      ...Object.fromEntries(CREDENTIALS.map((name) => [name, credentials[name] ? 'set' : 'not set'])),
    },
    journal,
    secrets: [
      ...secretsIn(credentials),
      ...[node.id, def.tls, def.zitiController, controllerTls(RED, def)].flatMap((id) => secretsOf(RED, id)),
    ],
  });
}

/** Node-RED itself has it; what tests nodes may not. */
async function nodeRedVersion(RED: Partial<Pick<NodeAPI, 'version'>>): Promise<string> {
  return (await RED.version?.()) ?? 'not known';
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as { version: string };
  return version;
}

function shown(value: string | number | undefined): string | number {
  return value === undefined || value === '' ? 'not set' : value;
}

/** The names of what a TLS configuration sets, and none of the values. */
function tlsNames(RED: NodeAPI, id: string | undefined): string {
  try {
    return Object.keys(tlsOptionsOf(RED, id)).join(', ') || 'not set';
  } catch {
    return 'not there';
  }
}

function controllerOf(RED: NodeAPI, { zitiController }: SessionConfigDef): ControllerNode | null {
  return zitiController ? (RED.nodes.getNode(zitiController) as ControllerNode | null) : null;
}

function controllerState(RED: NodeAPI, def: SessionConfigDef): string {
  if (!def.zitiController) return 'not set';
  return controllerOf(RED, def)?.api?.state.name ?? 'cannot be used';
}

/** The id of the TLS configuration of the controller. */
function controllerTls(RED: NodeAPI, def: SessionConfigDef): string | undefined {
  let tls: unknown;
  RED.nodes.eachNode((found) => {
    if (found.id === def.zitiController) ({ tls } = found as { tls?: unknown });
  });
  return typeof tls === 'string' ? tls : undefined;
}

/** What Node-RED keeps secret of node `id`, with environment variables filled in. */
function secretsOf(RED: NodeAPI, id: string | undefined): string[] {
  const node = id ? (RED.nodes.getNode(id) as Node | null) : null;
  if (!id) return [];
  const stored = Object.entries({ ...RED.nodes.getCredentials(id) });
  const filledIn = stored.map(([name, value]) => {
    const variable = variableIn(value);
    return [name, variable !== undefined && node ? RED.util.getSetting(node, variable) : value] as const;
  });
  return secretsIn(Object.fromEntries(filledIn));
}

/** The values of credentials, and the lines of keys and certificates; users have names that need not be hidden. */
function secretsIn(credentials: object): string[] {
  return Object.entries(credentials).flatMap(([name, value]: [string, unknown]) => {
    if (/username/i.test(name) || (typeof value !== 'string' && typeof value !== 'number')) return [];
    const text = String(value);
    const lines = text.split(/\r?\n|\\n/).filter((line) => line.length >= 16 && !line.startsWith('-----'));
    return [text, ...lines];
  });
}
