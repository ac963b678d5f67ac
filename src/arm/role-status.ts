import { printable } from '../printable.js';
import type { RoleView } from './role-lease.js';

/** What a node shows of a role: a look, and how long it stays true; without an end where that is left out. */
export interface RoleStatus {
  status: { fill: 'red' | 'green'; shape: 'dot'; text: string };
  validMs?: number | undefined;
}

/** How a role stands, in the few characters that a status has. The units are the same in all languages. */
export function roleStatus(view: Omit<RoleView, 'certain'> | undefined): RoleStatus | undefined {
  if (!view) return undefined;
  if (view.stuck) return { status: { fill: 'red', shape: 'dot', text: 'held.notRemoved' } };
  const { text, validMs } = countdown(view.leftMs);
  const room = 19 - text.length;
  const role = printable(view.role, room);
  return { status: { fill: 'green', shape: 'dot', text: role + text }, validMs };
}

/** The time left, and how long that stays true: seconds below a minute, minutes above, days for the rest. */
function countdown(leftMs: number): { text: string; validMs?: number } {
  if (leftMs === Infinity) return { text: '' };
  const stepMs = leftMs > 60_000 ? 60_000 : 1000;
  const steps = Math.max(0, Math.ceil(leftMs / stepMs));
  const validMs = leftMs - (steps - 1) * stepMs;
  if (stepMs === 1000) return { text: ` ${steps} s`, validMs };
  const hours = Math.floor(steps / 60);
  if (hours >= 100) return { text: ` ${Math.round(hours / 24)} d`, validMs };
  return { text: hours > 0 ? ` ${hours} h ${steps % 60} min` : ` ${steps} min`, validMs };
}
