import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { type Kortex2Arm, type Simulator, startSimulator } from '../../src/simulator/index.js';

export type Kortex2Simulator = Simulator<Kortex2Arm>;

const USERS = ['admin', 'operator', 'eve'];

/** A simulated Gen3 whose users have their names as passwords. */
export function startKortex2(): Promise<Kortex2Simulator> {
  const users = USERS.map((username) => ({ username, password: username, roles: ['Operator'] }));
  return startSimulator({ generation: 2, users });
}

/** Names of the users who are logged in, in the order of their sessions. */
export function loggedIn({ arm }: Kortex2Simulator): string[] {
  return [...arm.sessions.values()].map(({ user }) => user.username);
}

/** Why each session ended, oldest first. */
export function endReasons({ ended }: Kortex2Simulator): string[] {
  return ended.map(({ reason }) => reason);
}

/** Ends the sessions of a user. */
export function endSessionsOf(simulator: Kortex2Simulator, username: string): void {
  for (const { id, user } of simulator.arm.sessions.values()) {
    if (user.username === username) simulator.endSession(id);
  }
}

/**
 * A way to `port` on which everything that comes back comes byte by byte. Returns its own port, and how to close it.
 */
export async function drippingWayTo(port: number): Promise<{ port: number; close(): void }> {
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far])
      socket.on('error', () => undefined).on('close', () => [near, far].map((s) => s.destroy()));
    near.pipe(far);
    far.on('data', (chunk) => {
      for (const byte of chunk) near.write(Uint8Array.of(byte));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
