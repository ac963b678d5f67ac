import type { NodeAPI } from 'node-red';
import { takeTurns } from '../../src/client/turns.js';
import { InputError } from '../../src/errors.js';
import type { ApiSession } from '../../src/ziti/api-session.js';
import { findServiceId } from '../../src/ziti/services.js';
import { createSession, deleteSession } from '../../src/ziti/sessions.js';
import { apiOf, CONTROLLER_TYPE, type ControllerNode } from './controller.js';
import { toOptionalText } from './values.js';

/** Of the 2 s that a close takes. */
const DELETE_LIMIT_MS = 500;

/**
 * The Dial session of an arm behind OpenZiti: made sure of before every connection, kept while there is one, also over a
 * new login at the controller, and deleted afterwards. The bytes themselves go through a tunneler.
 */
export class ServiceAccess {
  readonly #findApi: () => ApiSession;
  readonly #service: string;
  readonly #onError: (error: unknown) => void;
  readonly #onState = () => {
    if (this.#watched?.state.name === 'ready') this.keep();
  };
  readonly #inTurn = takeTurns();
  #session: { id: string; apiSessionId: string } | undefined;
  /** The login whose changes we hear of. */
  #watched: ApiSession | undefined;

  /**
   * `findApi` gives the login at the controller as it is now: a deploy may replace the controller alone. `onError` hears of it
   * if the session could not be created anew.
   */
  constructor(findApi: () => ApiSession, service: string, onError: (error: unknown) => void) {
    this.#findApi = findApi;
    this.#service = service;
    this.#onError = onError;
  }

  /** Makes sure of the session. Throws a ZitiError. */
  open(signal?: AbortSignal): Promise<void> {
    return this.#inTurn(async () => {
      const api = this.#findApi();
      const serviceId = await findServiceId(api, this.#service, signal);
      const { data } = await createSession(api, { serviceId, type: 'Dial' }, signal);
      this.#watch(api);
      this.#session = data;
    });
  }

  /** Deletes the session; harmless where there is none. Never throws: what cannot be deleted ends with the login. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      const session = this.#session;
      const api = this.#watched;
      this.#session = undefined;
      this.#watch(undefined);
      const limit = AbortSignal.timeout(DELETE_LIMIT_MS);
      if (session && api) await deleteSession(api, session.id, limit).catch(() => undefined);
    });
  }

  /** The id of the service. Throws a ZitiError where the identity sees no such service. */
  async findService(signal?: AbortSignal): Promise<string> {
    return findServiceId(this.#findApi(), this.#service, signal);
  }

  /** Makes the session anew if it ended with a login before, or with a controller node that a deploy replaced. */
  keep(): void {
    const watched = this.#watched;
    if (!this.#session || !watched) return;
    const { state } = watched;
    const isOther = state.name === 'ready' && state.apiSessionId !== this.#session.apiSessionId;
    if (isOther || state.name === 'closed') this.open().catch((error: unknown) => this.#onError(error));
  }

  #watch(api: ApiSession | undefined): void {
    this.#watched?.off('state', this.#onState);
    this.#watched = api;
    api?.on('state', this.#onState);
  }
}

/** The way to the arm that a session-config node describes; undefined where that is reached without OpenZiti. */
export function serviceAccessOf(
  RED: NodeAPI,
  { zitiController, zitiService }: { zitiController?: string; zitiService?: string },
  onError: (error: unknown) => void,
): ServiceAccess | undefined {
  if (!zitiController) return undefined;
  const findApi = () => {
    const controller = RED.nodes.getNode(zitiController) as ControllerNode | null;
    if (controller?.type === CONTROLLER_TYPE) return apiOf(controller).api;
    throw new InputError('zitiController', 'an openziti-controller node that is deployed and enabled');
  };
  findApi();
  const service = toOptionalText('zitiService', zitiService);
  if (!service) throw new InputError('zitiService', 'the name of the service that leads to the arm');
  return new ServiceAccess(findApi, service, onError);
}
