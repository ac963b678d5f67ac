import type { NodeAPI } from 'node-red';
import { registerLazily, serveLazily } from './register-lazily.js';

/** openziti-controller: holds the login at one OpenZiti controller for all nodes that use it. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'openziti-controller', __filename, {
    credentials: {
      identity: { type: 'password' },
      username: { type: 'text' },
      password: { type: 'password' },
      externalJwt: { type: 'password' },
      ztSession: { type: 'password' },
      bearerToken: { type: 'password' },
      totpCode: { type: 'password' },
    },
  });
  serveLazily(RED, 'shared/controller-admin.js');
}
