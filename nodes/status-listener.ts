import type { NodeAPI } from 'node-red';
import { registerLazily } from './register-lazily.js';

/**
 * status-listener: sends a message when somebody comes or goes on the arm, and when our own session or the arm itself
 * changes; any message makes it say how the arm stands.
 */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'kinova-status-listener', __filename);
}
