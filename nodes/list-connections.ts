import type { NodeAPI } from 'node-red';
import { registerLazily } from './register-lazily.js';

/** list-connections: asks the arm who is connected. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'kinova-list-connections', __filename);
}
