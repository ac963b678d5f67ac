import type { Answer } from './answer.js';
import type { Controller } from './controller.js';
import type { Request } from './http.js';

/** What a controller is asked with. */
export type Send = <T>(request: Request) => Promise<Answer<T>>;

/** What a login needs of a controller. */
export interface Requester extends Pick<Controller, 'ask'> {
  send: Send;
  /** The address in use. */
  readonly baseUrl: string;
}
