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

interface Session {
  id: string;
  apiSessionId: string;
}

/**
 * The Dial session of an arm behind OpenZiti: made sure of before every connection, kept while there is one, also over a
 * new login at the controller, and deleted afterwards. The bytes themselves go through a tunneler.
 */
export class ServiceAccess {
  readonly #find: () => { controller: ControllerNode; api: ApiSession };
  readonly #service: string;
  readonly #onError: (error: unknown) => void;
  readonly #onState = () => {
    if (this.#watched?.state.name === 'ready') this.keep();
  };
  readonly #inTurn = takeTurns();
  #session: Session | undefined;
  /** The login of the session may be logged out. */
  #letGo: (() => void) | undefined;
  /** The login whose changes we hear of. */
  #watched: ApiSession | undefined;

  /**
   * `find` gives the controller as it is now: a deploy may replace it alone. `onError` hears of it if the session could not be
   * created anew.
   */
  constructor(
    find: () => { controller: ControllerNode; api: ApiSession },
    service: string,
    onError: (error: unknown) => void,
  ) {
    this.#find = find;
    this.#service = service;
    this.#onError = onError;
  }

  /** Makes sure of the session. Throws a ZitiError. */
  open(signal?: AbortSignal): Promise<void> {
    return this.#inTurn(async () => {
      const { api } = this.#find();
      const serviceId = await findServiceId(api, this.#service, signal);
      const { data } = await createSession(api, { serviceId, type: 'Dial' }, signal);
      this.#hold(api, data);
    });
  }

  /** Deletes the session; harmless where there is none. Never throws: what cannot be deleted ends with the login. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      const session = this.#session;
      const api = this.#watched;
      this.#session = undefined;
      const limit = AbortSignal.timeout(DELETE_LIMIT_MS);
      if (session && api) await deleteSession(api, session.id, limit).catch(() => undefined);
      this.#hold(undefined, undefined);
    });
  }

  /** The id of the service. Throws a ZitiError where the identity sees no such service. */
  async findService(signal?: AbortSignal): Promise<string> {
    return findServiceId(this.#find().api, this.#service, signal);
  }

  /** Lets the controller log out if nobody needs its login any more. */
  leave(): void {
    try {
      this.#find().controller.leaveIfUnused?.();
    } catch {
      // A controller that is gone has logged out.
    }
  }

  /** Makes the session anew if it ended with a login before, or with a controller node that a deploy replaced. */
  keep(): void {
    const watched = this.#watched;
    if (!this.#session || !watched) return;
    const { state } = watched;
    // A bearer token has no id.
    const isOther =
      state.name === 'ready' && state.apiSessionId !== '' && state.apiSessionId !== this.#session.apiSessionId;
    if (isOther || state.name === 'closed') this.open().catch((error: unknown) => this.#onError(error));
  }

  /** Takes `session` in the place of the one before, and keeps its login from being logged out. */
  #hold(api: ApiSession | undefined, session: Session | undefined): void {
    this.#session = session;
    this.#watched?.off('state', this.#onState);
    this.#watched = api;
    api?.on('state', this.#onState);
    const letGo = this.#letGo;
    this.#letGo = session && api?.hold(session.apiSessionId);
    letGo?.();
    // The login may have been replaced while the session was created.
    if (api?.state.name === 'ready') this.keep();
  }
}

/** The way to the arm that a session-config node describes; undefined where that is reached without OpenZiti. */
export function serviceAccessOf(
  RED: NodeAPI,
  { zitiController, zitiService }: { zitiController?: string; zitiService?: string },
  onError: (error: unknown) => void,
): ServiceAccess | undefined {
  if (!zitiController) return undefined;
  const find = () => {
    const controller = RED.nodes.getNode(zitiController) as ControllerNode | null;
    if (controller?.type === CONTROLLER_TYPE) return apiOf(controller);
    throw new InputError('zitiController', 'an openziti-controller node that is deployed and enabled');
  };
  find();
  const service = toOptionalText('zitiService', zitiService);
  if (!service) throw new InputError('zitiService', 'the name of the service that leads to the arm');
  return new ServiceAccess(find, service, onError);
}
