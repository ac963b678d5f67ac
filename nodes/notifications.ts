import type { NodeAPI } from 'node-red';
import { registerLazily } from './register-lazily.js';

/** notifications: sends a message for each notification of the chosen topics of an arm. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'kinova-notifications', __filename);
}
