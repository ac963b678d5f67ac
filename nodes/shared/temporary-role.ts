import { backoffMs } from '../../src/backoff.js';
import type { KortexClient } from '../../src/client/client.js';
import type { SessionState } from '../../src/client/state.js';
import { ArmError, ConnectionError, KortexError, reasonOf, SessionError } from '../../src/errors.js';
import { type ArmNode, factsOf, type Origin, timed } from './arm.js';
import { hasRole, isListed, removeAnyRole } from './arm-roles.js';
import type { EndReason, HeldRole, Holder, RoleView } from './held-role.js';
import { takeTurns } from '../../src/client/turns.js';

const ADD = 'Session/AddTemporaryUserRole';
const REMOVE = 'Session/RemoveTemporaryUserRole';
const LONGEST_TIMER_MS = 2 ** 31 - 1; // what a timer of Node.js takes

const roles = new WeakMap<KortexClient, TemporaryRole>();

/** The temporary role of the session on `target`: one, for all nodes of the arm. */
export function temporaryRoleOf(target: { arm: ArmNode; client: KortexClient }): TemporaryRole {
  let role = roles.get(target.client);
  if (!role) roles.set(target.client, (role = new TemporaryRole(target)));
  return role;
}

/**
 * A session has at most one temporary role, and an arm that takes it away does not ask which. So whoever adds one holds
 * it, until it is removed, replaced by another node, or gone with the session. What is to be removed is chased until it
 * is gone, also when the node that added it is no more.
 */
export class TemporaryRole {
  readonly #target: { arm: ArmNode; client: KortexClient };
  readonly #inTurn = takeTurns();
  readonly #closed = new WeakSet<Holder>();
  /** The nodes that are deployed, by their ids. */
  readonly #holders = new Map<string, Holder>();
  #held: HeldRole | undefined;
  /** The last role that may have been added without an answer. */
  #doubtful: HeldRole | undefined;

  /** Use temporaryRoleOf. */
  constructor(target: { arm: ArmNode; client: KortexClient }) {
    this.#target = target;
    target.client.on('state', (state) => this.#onState(state));
    target.client.on('late-answer', (method) => {
      if (method === ADD) this.#onLateAdd();
    });
  }

  /** How many nodes hear of the role. */
  get holderCount(): number {
    return this.#holders.size;
  }

  /** `holder` hears from now on of what a node of its id added. */
  join(holder: Holder): void {
    this.#holders.set(holder.id, holder);
  }

  /** How the role stands that `holder` added; undefined where there is none. */
  viewFor(holder: Holder): RoleView | undefined {
    const held = this.#held;
    if (held?.holder.id !== holder.id || (!held.certain && held.failures === 0)) return undefined;
    return { role: held.role, leftMs: held.untilMs - performance.now(), stuck: held.failures > 0 };
  }

  /**
   * Adds `role` to session `sessionId`, in place of the one that is there, for `removeAfterMs` (Infinity: until it is
   * removed). Throws as `client.call` does. Where no answer comes, the arm may have added it: it is taken back then.
   */
  add(
    role: string,
    password: string,
    removeAfterMs: number,
    sessionId: number,
    holder: Holder,
  ): Promise<{ expiresAt: Date | null; kortex: Origin }> {
    return this.#inTurn(async () => {
      if (this.#closed.has(holder)) throw new ConnectionError(`role ${role} was not added, the flow was stopped`);
      this.#checkSession(sessionId, role);
      const held = (certain: boolean): HeldRole => {
        const untilMs = performance.now() + removeAfterMs;
        return { role, sessionId: this.#target.client.sessionId, holder, certain, wasThere, untilMs, failures: 0 };
      };
      // As a role of the user, say: then it stays whatever becomes of ours.
      const wasThere = !this.#held && isListed(this.#target.client, role) === true;
      try {
        const { kortex } = await this.#call(ADD, { roleIdentifier: role, password });
        this.#checkSession(sessionId, role);
        this.#hold(held(true));
        return { expiresAt: removeAfterMs === Infinity ? null : new Date(Date.now() + removeAfterMs), kortex };
      } catch (error) {
        if (!(error instanceof ArmError) && sessionId !== 0 && this.#hasSession(sessionId)) this.#doubt(held(false));
        throw error;
      }
    });
  }

  /**
   * Takes the role away, whoever added it; null where none is known. The arm is asked all the same, since it may have
   * one that we do not know of; not without a session, with which a role ends. Throws as `call` does.
   */
  remove(): Promise<{ role: string | null; kortex: Origin }> {
    return this.#inTurn(async () => {
      const held = this.#held;
      if (!held) {
        const isGone = this.#hasSession(0);
        const remove = () => (isGone ? Promise.resolve() : removeAnyRole(this.#target.client));
        const { kortex } = await timed(this.#target, isGone ? null : REMOVE, remove);
        return { role: null, kortex };
      }
      try {
        const { kortex } = await this.#call(REMOVE, {});
        this.#release(held);
        return { role: held.certain ? held.role : null, kortex };
      } catch (error) {
        held.reason ??= 'removed';
        this.#tryAgain(held);
        throw error;
      }
    });
  }

  /** Takes away what `holder` added, and lets it add nothing more. Resolves after the first attempt. */
  takeBack(holder: Holder): Promise<void> {
    this.#closed.add(holder);
    // Another one may have taken its place in a deploy.
    if (this.#holders.get(holder.id) === holder) this.#holders.delete(holder.id);
    return this.#inTurn(async () => {
      if (this.#held?.holder === holder) await this.#end(this.#held, 'flow-stopped');
    });
  }

  #call(method: typeof ADD | typeof REMOVE, request: { roleIdentifier?: string; password?: string }) {
    return timed(this.#target, method, () => this.#target.client.call(method, request));
  }

  #hasSession(sessionId: number): boolean {
    return this.#target.client.sessionId === sessionId;
  }

  /**
   * What was asked for in one session, or without any, is not done in the next one. Where none is open, the call tells
   * why.
   */
  #checkSession(sessionId: number, role: string): void {
    if (this.#hasSession(sessionId)) return;
    if (sessionId === 0) {
      const message = `role ${role} was not added, no session was open when it was asked for`;
      throw new SessionError('KORTEX_NO_SESSION', message, 'a session was opened too late');
    }
    const message = `session ${sessionId} is over, and role ${role} with it`;
    throw new SessionError('KORTEX_SESSION_LOST', message, 'over before the role was added');
  }

  #hold(held: HeldRole): void {
    if (this.#held) this.#release(this.#held);
    this.#held = held;
    this.#wind(held);
    this.#holderOf(held).changed();
  }

  /** Who hears of `held`: the node that added it, or the one that took its place in a deploy. */
  #holderOf({ holder }: HeldRole): Holder {
    return this.#holders.get(holder.id) ?? holder;
  }

  /** Nobody looks after the role any more: it is gone, or another one stands in its place. */
  #release(held: HeldRole): void {
    clearTimeout(held.timer);
    if (this.#held === held) this.#held = undefined;
    this.#holderOf(held).changed();
  }

  /** The arm may have added this role, or may not. */
  #doubt(doubtful: HeldRole): void {
    this.#doubtful = doubtful;
    const held = this.#held;
    if (held) {
      // One of the two is there, and whoever removes it need not know which: the sooner of the clocks counts.
      held.untilMs = Math.min(held.untilMs, doubtful.untilMs);
      if (!held.reason) this.#wind(held);
      this.#holderOf(held).changed();
      return;
    }
    doubtful.untilMs = Infinity;
    this.#hold(doubtful);
    this.#later(doubtful, 0, () => this.#end(doubtful, 'removed'));
    this.#target.arm.log(`role ${doubtful.role} may have been added without an answer, and is taken back`);
  }

  /** The arm has done at last what nobody waited for any more, perhaps after the role was taken back. */
  #onLateAdd(): void {
    const doubtful = this.#doubtful;
    if (!this.#held && doubtful && this.#hasSession(doubtful.sessionId)) this.#doubt({ ...doubtful, failures: 0 });
  }

  /** Starts the clock of a role. A timer takes less than 25 days, so a long one is wound again. */
  #wind(held: HeldRole): void {
    clearTimeout(held.timer);
    if (held.untilMs === Infinity) return;
    const leftMs = held.untilMs - performance.now();
    if (leftMs > LONGEST_TIMER_MS) held.timer = setTimeout(() => this.#wind(held), LONGEST_TIMER_MS);
    else this.#later(held, leftMs, () => this.#end(held, 'expired'));
  }

  #later(held: HeldRole, delayMs: number, step: () => Promise<void>): void {
    clearTimeout(held.timer);
    held.timer = setTimeout(() => {
      this.#inTurn(step).catch((error: unknown) => this.#holderOf(held).failed(error as Error));
    }, delayMs);
  }

  /** Removes a role that is to go, or plans one more attempt. */
  async #end(held: HeldRole, reason: EndReason): Promise<void> {
    if (this.#held !== held) return;
    held.reason ??= reason;
    try {
      const { kortex } = await this.#call(REMOVE, {});
      if (this.#held !== held) return; // the session ended meanwhile, and that has been told
      this.#release(held);
      if (held.certain || held.failures > 0) this.#holderOf(held).ended(held.role, held.reason, kortex);
    } catch (error) {
      // An arm may say no to removing what was never there.
      const mayBeGone = !held.certain && error instanceof ArmError;
      if (mayBeGone && (held.wasThere || (await hasRole(this.#target.client, held.role)) === false))
        this.#release(held);
      else this.#tryAgain(held, error);
    }
  }

  /** Plans one more attempt to remove `held`, and tells of `error` where that is the first failure. */
  #tryAgain(held: HeldRole, error?: unknown): void {
    if (this.#held !== held) return; // the session went meanwhile, and the role with it
    held.failures += 1;
    if (error !== undefined && held.failures === 1) {
      const code = error instanceof KortexError ? error.code : 'KORTEX_ARM';
      const message = `role ${held.role} could not be removed and may be active still, trying again: ${reasonOf(error)}`;
      this.#holderOf(held).failed(new KortexError(code, message, { cause: error }));
    }
    this.#holderOf(held).changed();
    this.#later(held, backoffMs(held.failures), () => this.#end(held, held.reason ?? 'removed'));
  }

  #onState(state: SessionState): void {
    const held = this.#held;
    if (!held || (state.name === 'ready' && state.sessionId === held.sessionId)) return;
    this.#release(held);
    if (!held.certain && held.failures === 0) return;
    const reason = held.reason === 'flow-stopped' ? held.reason : 'session-lost';
    this.#holderOf(held).ended(held.role, reason, {
      ...factsOf(this.#target.arm),
      method: null,
      sessionId: held.sessionId,
      durationMs: 0,
    });
  }
}
