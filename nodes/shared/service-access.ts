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
  readonly #api: ApiSession;
  readonly #service: string;
  readonly #onError: (error: unknown) => void;
  readonly #onState = () => this.#keep();
  readonly #inTurn = takeTurns();
  #session: { id: string; apiSessionId: string } | undefined;

  /** `onError` is told where the session could not be created anew. */
  constructor(api: ApiSession, service: string, onError: (error: unknown) => void) {
    this.#api = api;
    this.#service = service;
    this.#onError = onError;
  }

  /** Makes sure of the session. Throws a ZitiError. */
  open(signal?: AbortSignal): Promise<void> {
    return this.#inTurn(async () => {
      const serviceId = await this.findService(signal);
      const { data } = await createSession(this.#api, { serviceId, type: 'Dial' }, signal);
      if (!this.#session) this.#api.on('state', this.#onState);
      this.#session = data;
    });
  }

  /** Deletes the session; harmless where there is none. Never throws: what cannot be deleted ends with the login. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      const session = this.#session;
      this.#session = undefined;
      this.#api.off('state', this.#onState);
      const limit = AbortSignal.timeout(DELETE_LIMIT_MS);
      if (session) await deleteSession(this.#api, session.id, limit).catch(() => undefined);
    });
  }

  /** The id of the service. Throws a ZitiError where the identity sees no such service. */
  findService(signal?: AbortSignal): Promise<string> {
    return findServiceId(this.#api, this.#service, signal);
  }

  /** A new login ends the sessions of the one before. */
  #keep(): void {
    const { state } = this.#api;
    if (state.name !== 'ready' || !this.#session || state.apiSessionId === this.#session.apiSessionId) return;
    this.open().catch((error: unknown) => this.#onError(error));
  }
}

/** The way to the arm that a session-config node describes; undefined where that is reached without OpenZiti. */
export function serviceAccessOf(
  RED: NodeAPI,
  { zitiController, zitiService }: { zitiController?: string; zitiService?: string },
  onError: (error: unknown) => void,
): ServiceAccess | undefined {
  if (!zitiController) return undefined;
  const controller = RED.nodes.getNode(zitiController) as ControllerNode | null;
  if (controller?.type !== CONTROLLER_TYPE) {
    throw new InputError('zitiController', 'an openziti-controller node that is deployed and enabled');
  }
  const service = toOptionalText('zitiService', zitiService);
  if (!service) throw new InputError('zitiService', 'the name of the service that leads to the arm');
  return new ServiceAccess(apiOf(controller).api, service, onError);
}
