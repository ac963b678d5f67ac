import { backoffMs } from '../time/backoff.js';
import type { BoundSession } from '../client/bound-session.js';
import type { KortexClient } from '../client/client.js';
import type { SessionState } from '../client/state.js';
import { ArmError, ConnectionError, KortexError, reasonOf } from '../errors.js';
import { type Arm, factsOf, type Origin, timed } from './origin.js';
import { hasRole, isListed, removeAnyRole } from './arm-roles.js';
import type { EndReason, RoleLease, LeaseOwner, RoleView } from './role-lease.js';
import { serialQueue } from '../time/serial-queue.js';

const ADD = 'Session/AddTemporaryUserRole';
const REMOVE = 'Session/RemoveTemporaryUserRole';
const LONGEST_TIMER_MS = 2 ** 31 - 1; // what a timer of Node.js takes

const roles = new WeakMap<KortexClient, TemporaryRole>();

/** The temporary role of the session on `target`: one, for all nodes of the arm. */
export function temporaryRoleOf(target: Arm): TemporaryRole {
  let role = roles.get(target.client);
  if (!role) roles.set(target.client, (role = new TemporaryRole(target)));
  return role;
}

/**
 * A session has at most one temporary role, and the call that removes it does not name it. So the node that added it
 * holds a lease, until the role is removed, replaced by another node, or gone with the session. Removing is tried again
 * until the role is gone, also if the node that added it is gone.
 */
export class TemporaryRole {
  readonly #target: Arm;
  readonly #enqueue = serialQueue();
  readonly #closed = new WeakSet<LeaseOwner>();
  /** The nodes that are deployed, by their ids. */
  readonly #owners = new Map<string, LeaseOwner>();
  #lease: RoleLease | undefined;
  /** The last role that the arm may have added without an answer. */
  #unconfirmedLease: RoleLease | undefined;

  /** Use temporaryRoleOf. */
  constructor(target: Arm) {
    this.#target = target;
    target.client.on('state', (state) => this.#onState(state));
    target.client.on('late-answer', (method) => {
      if (method === ADD) this.#onLateAdd();
    });
  }

  /** How many nodes are told of the role. */
  get ownerCount(): number {
    return this.#owners.size;
  }

  /** From now on, `owner` is told of the role that a node of its id added. */
  join(owner: LeaseOwner): void {
    this.#owners.set(owner.id, owner);
  }

  /** How the role stands that `owner` added; undefined where there is none. */
  viewFor(owner: LeaseOwner): RoleView | undefined {
    const lease = this.#lease;
    if (lease?.owner.id !== owner.id || (!lease.certain && lease.failures === 0)) return undefined;
    return viewOf(lease);
  }

  /**
   * How the temporary role of the session stands, whoever added it; undefined if none is known. Waits for what is under
   * way, and asks the arm nothing.
   */
  view(): Promise<RoleView | undefined> {
    return this.#enqueue(() => Promise.resolve(this.#lease && viewOf(this.#lease)));
  }

  /**
   * Adds `role` to `session`, in place of the one that is there, for `removeAfterMs` (Infinity: until it is
   * removed). Throws as `client.call` does. Where no answer comes, the arm may have added it: it is taken back then.
   */
  add(
    role: string,
    password: string,
    removeAfterMs: number,
    session: BoundSession,
    owner: LeaseOwner,
  ): Promise<{ expiresAt: Date | null; kortex: Origin }> {
    return this.#enqueue(async () => {
      const notAdded = `role ${role} was not added`;
      if (this.#closed.has(owner)) throw new ConnectionError(`${notAdded}, the flow was stopped`);
      session.check(notAdded);
      const lease = (certain: boolean): RoleLease => {
        const untilMs = performance.now() + removeAfterMs;
        return { role, sessionId: this.#target.client.sessionId, owner, certain, wasThere, untilMs, failures: 0 };
      };
      // The user may have this role anyway. Then it stays when ours is removed.
      const wasThere = !this.#lease && isListed(this.#target.client, role) === true;
      try {
        const { kortex } = await this.#call(ADD, { roleIdentifier: role, password });
        session.check(notAdded);
        this.#hold(lease(true));
        return { expiresAt: removeAfterMs === Infinity ? null : new Date(Date.now() + removeAfterMs), kortex };
      } catch (error) {
        if (!(error instanceof ArmError) && session.isOpen) this.#onUnconfirmed(lease(false));
        throw error;
      }
    });
  }

  /**
   * Takes the role away, whoever added it; null where none is known. The arm is asked all the same, since it may have
   * one that we do not know of; not without a session, with which a role ends. Throws as `call` does.
   */
  remove(): Promise<{ role: string | null; kortex: Origin }> {
    return this.#enqueue(async () => {
      const lease = this.#lease;
      if (!lease) {
        const isGone = this.#hasSession(0);
        const remove = () => (isGone ? Promise.resolve() : removeAnyRole(this.#target.client));
        const { kortex } = await timed(this.#target, isGone ? null : REMOVE, remove);
        return { role: null, kortex };
      }
      try {
        const { kortex } = await this.#call(REMOVE, {});
        this.#release(lease);
        return { role: lease.certain ? lease.role : null, kortex };
      } catch (error) {
        lease.reason ??= 'removed';
        this.#tryAgain(lease);
        throw error;
      }
    });
  }

  /** Takes away what `owner` added, and lets it add nothing more. Resolves after the first attempt. */
  takeBack(owner: LeaseOwner): Promise<void> {
    this.#closed.add(owner);
    // Another one may have taken its place in a deploy.
    if (this.#owners.get(owner.id) === owner) this.#owners.delete(owner.id);
    return this.#enqueue(async () => {
      if (this.#lease?.owner === owner) await this.#end(this.#lease, 'flow-stopped');
    });
  }

  #call(method: typeof ADD | typeof REMOVE, request: { roleIdentifier?: string; password?: string }) {
    return timed(this.#target, method, () => this.#target.client.call(method, request));
  }

  #hasSession(sessionId: number): boolean {
    return this.#target.client.sessionId === sessionId;
  }

  #hold(lease: RoleLease): void {
    if (this.#lease) this.#release(this.#lease);
    this.#lease = lease;
    this.#startTimer(lease);
    this.#ownerOf(lease).changed();
  }

  /** Who is told of `lease`: the node that added it, or the one that took its place in a deploy. */
  #ownerOf({ owner }: RoleLease): LeaseOwner {
    return this.#owners.get(owner.id) ?? owner;
  }

  /** Ends the lease: the role is gone, or another one has taken its place. */
  #release(lease: RoleLease): void {
    clearTimeout(lease.timer);
    if (this.#lease === lease) this.#lease = undefined;
    this.#ownerOf(lease).changed();
  }

  /** The arm may have added this role, or may not. */
  #onUnconfirmed(unconfirmed: RoleLease): void {
    this.#unconfirmedLease = unconfirmed;
    const lease = this.#lease;
    if (lease) {
      // The arm has one of the two, and removing works for both. The earlier end counts.
      lease.untilMs = Math.min(lease.untilMs, unconfirmed.untilMs);
      if (!lease.reason) this.#startTimer(lease);
      this.#ownerOf(lease).changed();
      return;
    }
    unconfirmed.untilMs = Infinity;
    this.#hold(unconfirmed);
    this.#later(unconfirmed, 0, () => this.#end(unconfirmed, 'removed'));
    this.#target.log?.(`role ${unconfirmed.role} may have been added without an answer, and is taken back`);
  }

  /** The arm answered an `add` that nobody waited for any more, perhaps after the role was taken back. */
  #onLateAdd(): void {
    const unconfirmed = this.#unconfirmedLease;
    if (!this.#lease && unconfirmed && this.#hasSession(unconfirmed.sessionId))
      this.#onUnconfirmed({ ...unconfirmed, failures: 0 });
  }

  /** Starts the clock of a role. A timer takes less than 25 days, so a long one is started again. */
  #startTimer(lease: RoleLease): void {
    clearTimeout(lease.timer);
    if (lease.untilMs === Infinity) return;
    const leftMs = lease.untilMs - performance.now();
    if (leftMs > LONGEST_TIMER_MS) lease.timer = setTimeout(() => this.#startTimer(lease), LONGEST_TIMER_MS);
    else this.#later(lease, leftMs, () => this.#end(lease, 'expired'));
  }

  #later(lease: RoleLease, delayMs: number, step: () => Promise<void>): void {
    clearTimeout(lease.timer);
    lease.timer = setTimeout(() => {
      this.#enqueue(step).catch((error: unknown) => this.#ownerOf(lease).failed(error as Error));
    }, delayMs);
  }

  /** Removes a role that is to go, or plans one more attempt. */
  async #end(lease: RoleLease, reason: EndReason): Promise<void> {
    if (this.#lease !== lease) return;
    lease.reason ??= reason;
    try {
      const { kortex } = await this.#call(REMOVE, {});
      if (this.#lease !== lease) return; // the session ended meanwhile, and that has been reported
      this.#release(lease);
      if (lease.certain || lease.failures > 0) this.#ownerOf(lease).ended(lease.role, lease.reason, kortex);
    } catch (error) {
      // An arm may say no to removing what was never there.
      const mayBeGone = !lease.certain && error instanceof ArmError;
      if (mayBeGone && (lease.wasThere || (await hasRole(this.#target.client, lease.role)) === false))
        this.#release(lease);
      else this.#tryAgain(lease, error);
    }
  }

  /** Plans one more attempt to remove `lease`. Reports `error` if that is the first failure. */
  #tryAgain(lease: RoleLease, error?: unknown): void {
    if (this.#lease !== lease) return; // the session went meanwhile, and the role with it
    lease.failures += 1;
    if (error !== undefined && lease.failures === 1) {
      const code = error instanceof KortexError ? error.code : 'KORTEX_ARM';
      const message = `role ${lease.role} could not be removed and may be active still, trying again: ${reasonOf(error)}`;
      this.#ownerOf(lease).failed(new KortexError(code, message, { cause: error }));
    }
    this.#ownerOf(lease).changed();
    this.#later(lease, backoffMs(lease.failures), () => this.#end(lease, lease.reason ?? 'removed'));
  }

  #onState(state: SessionState): void {
    const lease = this.#lease;
    if (!lease || (state.name === 'ready' && state.sessionId === lease.sessionId)) return;
    this.#release(lease);
    if (!lease.certain && lease.failures === 0) return;
    const reason = lease.reason === 'flow-stopped' ? lease.reason : 'session-lost';
    this.#ownerOf(lease).ended(lease.role, reason, {
      ...factsOf(this.#target),
      method: null,
      sessionId: lease.sessionId,
      durationMs: 0,
    });
  }
}

function viewOf({ role, untilMs, failures, certain }: RoleLease): RoleView {
  return { role, leftMs: untilMs - performance.now(), stuck: failures > 0, certain };
}
