import { spawnSync } from 'node:child_process';
import { Mosquitto } from '../test/support/mosquitto.js';
import { Child } from './child.js';

/** The broker between both ends, in a process of its own, on a free port of 127.0.0.1. */
export interface Broker {
  /** Name and version. */
  name: string;
  port: number;
  close(): Promise<void>;
}

/** Mosquitto where it is installed, else aedes, which is slower: figures of the two cannot be compared. */
export async function startBroker(): Promise<Broker> {
  const version = mosquittoVersion();
  if (version) {
    // Either broker sends small packets at once.
    const mosquitto = await Mosquitto.start(['set_tcp_nodelay true']);
    return { name: `Mosquitto ${version}`, port: mosquitto.port, close: () => mosquitto.close() };
  }
  const child = await Child.start('aedes.js');
  return { name: 'aedes (Mosquitto is not installed)', port: Number(child.said), close: () => child.close() };
}

/** Undefined where Mosquitto is not installed. */
function mosquittoVersion(): string | undefined {
  for (const path of ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', 'mosquitto']) {
    const help = spawnSync(path, ['-h'], { encoding: 'utf8' });
    const version = help.error ? undefined : /mosquitto version (\S+)/.exec(help.stdout)?.[1];
    if (version) return version;
  }
  return undefined;
}
