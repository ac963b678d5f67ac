import type { NodeAPI } from 'node-red';
import { registerLazily, serveLazily } from './register-lazily.js';

/** session-config: holds the link and the session of one arm for all nodes that use it. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'kinova-session-config', __filename, {
    credentials: {
      username: { type: 'text' },
      password: { type: 'password' },
      brokerUsername: { type: 'text' },
      brokerPassword: { type: 'password' },
    },
  });
  serveLazily(RED, 'shared/arm-admin.js');
}
