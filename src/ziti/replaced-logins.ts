import type { Controller } from './controller.js';
import { type Login, logOut } from './login.js';
import type { Requester } from './requester.js';

/**
 * Logins that a newer one has replaced, and that the controller still has. They are logged out as soon as nobody needs
 * them.
 */
export class ReplacedLogins {
  readonly #controller: Controller;
  readonly #requester: Requester;
  readonly #logins = new Set<Login>();
  /** How many need a login, by its id, although another one has taken its place. */
  readonly #holds = new Map<string, number>();
  /** Called when nobody needs a login any more. */
  readonly #onUnused: (() => void)[] = [];
  readonly #loggingOut = new Set<Promise<void>>();

  constructor(controller: Controller, requester: Requester) {
    this.#controller = controller;
    this.#requester = requester;
  }

  /** Has `login` logged out by the next `logOut`, unless somebody still needs it. */
  add(login: Login): void {
    this.#logins.add(login);
  }

  /** Keeps the login of that id, now or later a replaced one, from being logged out until it is released. */
  preventLogout(apiSessionId: string): () => void {
    this.#holds.set(apiSessionId, (this.#holds.get(apiSessionId) ?? 0) + 1);
    let isInUse = true;
    return () => {
      if (!isInUse) return;
      isInUse = false;
      const others = (this.#holds.get(apiSessionId) ?? 1) - 1;
      if (others > 0) this.#holds.set(apiSessionId, others);
      else if (this.#holds.delete(apiSessionId)) this.logOut(apiSessionId);
      if (!this.isInUse) this.#onUnused.splice(0).forEach((resolve) => resolve());
    };
  }

  /** True if somebody needs a login, whichever it is. */
  get isInUse(): boolean {
    return this.#holds.size > 0;
  }

  /** Resolves when nobody needs a login; at once if that is so already. */
  async whenUnused(): Promise<void> {
    if (this.isInUse) await new Promise<void>((resolve) => this.#onUnused.push(resolve));
  }

  /** Logs out all that nobody needs, or only the one of that id. */
  logOut(apiSessionId?: string): void {
    for (const login of this.#logins) {
      const { id = '' } = login.detail;
      if (!this.#holds.has(id) && (apiSessionId ?? id) === id) this.#logOut(login);
    }
  }

  /** Logs out all of them, and waits for it. Takes 1 s at most and never throws. */
  async close(): Promise<void> {
    this.#logins.forEach((login) => this.#logOut(login));
    await Promise.all(this.#loggingOut);
  }

  #logOut(login: Login): void {
    this.#logins.delete(login);
    const leaving = logOut(this.#requester, login).finally(() => {
      this.#controller.forget(login.headers);
      this.#loggingOut.delete(leaving);
    });
    this.#loggingOut.add(leaving);
  }
}
