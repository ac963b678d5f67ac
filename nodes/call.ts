import type { NodeAPI } from 'node-red';
import { registerLazily, serveLazily } from './register-lazily.js';

/** call method: calls any function of the arm, with request and response as JSON. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'kinova-call', __filename);
  serveLazily(RED, 'shared/catalogue-admin.js');
}
