import type { NodeAPI } from 'node-red';
import { registerLazily } from './register-lazily.js';

/** openziti-session: creates, shows, lists and deletes sessions at a controller. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'openziti-session', __filename);
}
