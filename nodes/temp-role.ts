import type { NodeAPI } from 'node-red';
import { registerLazily } from './register-lazily.js';

/** temp-role: lends the session of an arm another role, and sees to it that the role goes again. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'kinova-temp-role', __filename, {
    credentials: { rolePassword: { type: 'password' } },
  });
}
