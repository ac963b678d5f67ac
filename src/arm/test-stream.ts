import type { Duplex } from 'node:stream';
import { dialService } from '../ziti/dial.js';
import type { Take } from '../ziti/dial/options.js';
import type { ApiSession } from '../ziti/api-session.js';

/** A test ends in 8 s, and what comes after the stream needs some of them. */
const DIAL_LIMIT_MS = 6_000;

interface Service {
  name: string;
  /** The login at the controller as it is now. Throws an InputError. */
  find: () => { api: ApiSession };
}

/** The stream through OpenZiti that a test of an arm dials in steps, and then uses for the arm. */
export class TestStream {
  #service: Service | undefined;
  #stream: Duplex | undefined;

  /**
   * Dials, with the steps `zitiController` (which version it is), `zitiLogin`, `zitiService`, `zitiSession`,
   * `zitiRouter` (which one), `zitiStream`. Throws what a dial throws.
   */
  async open(service: Service, signal: AbortSignal, take: Take): Promise<void> {
    this.#service = service;
    const { api } = service.find();
    const { controller } = api;
    await take(
      'zitiController',
      async () => {
        await controller.reach(signal);
        return controller.send<{ version?: string }>({ method: 'GET', path: '/version', signal });
      },
      ({ data: { version = '' } }) => version,
    );
    this.#stream = await dialService(api, service.name, { signal, timeoutMs: DIAL_LIMIT_MS }, take);
  }

  /** The stream that was dialled; another one if that was taken already. */
  async take(signal: AbortSignal): Promise<Duplex> {
    const stream = this.#stream;
    this.#stream = undefined;
    if (stream) return stream;
    if (!this.#service) throw new Error('nothing was dialled');
    return dialService(this.#service.find().api, this.#service.name, { signal });
  }

  /** Closes the stream if nobody took it. */
  close(): void {
    this.#stream?.destroy();
  }
}
