import type { NodeAPI } from 'node-red';
import { registerLazily } from './register-lazily.js';

/** create-session: opens, closes and keeps the session of an arm, and its connection. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'kinova-create-session', __filename, {
    credentials: { userPassword: { type: 'password' } },
  });
}
