import type { NodeAPI } from 'node-red';
import { registerLazily } from './register-lazily.js';

/** access-control: reads, changes and holds who may control an arm. */
export default function (RED: NodeAPI): void {
  registerLazily(RED, 'kinova-access-control', __filename);
}
