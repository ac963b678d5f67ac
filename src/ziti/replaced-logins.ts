import type { Controller } from './controller.js';
import { type Login, logOut } from './login.js';
import type { Requester } from './requester.js';

/**
 * Logins that are used no more and still stand at the controller: they are logged out, so that nothing of them stays.
 */
export class ReplacedLogins {
  readonly #controller: Controller;
  readonly #requester: Requester;
  readonly #logins = new Set<Login>();
  /** How many need a login, by its id, although another one has taken its place. */
  readonly #holds = new Map<string, number>();
  /** Called when nobody holds a login any more. */
  readonly #onFree: (() => void)[] = [];
  readonly #loggingOut = new Set<Promise<void>>();

  constructor(controller: Controller, requester: Requester) {
    this.#controller = controller;
    this.#requester = requester;
  }

  /** `login` is to be logged out, at the next `logOut` that nobody holds it back from. */
  add(login: Login): void {
    this.#logins.add(login);
  }

  /** Keeps the login of that id, now or later a replaced one, from being logged out until it is released. */
  hold(apiSessionId: string): () => void {
    this.#holds.set(apiSessionId, (this.#holds.get(apiSessionId) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const others = (this.#holds.get(apiSessionId) ?? 1) - 1;
      if (others > 0) this.#holds.set(apiSessionId, others);
      else if (this.#holds.delete(apiSessionId)) this.logOut(apiSessionId);
      if (!this.isHeld) this.#onFree.splice(0).forEach((resolve) => resolve());
    };
  }

  /** True if somebody needs a login, whichever it is. */
  get isHeld(): boolean {
    return this.#holds.size > 0;
  }

  /** Resolves when nobody needs a login; at once if that is so already. */
  async free(): Promise<void> {
    if (this.isHeld) await new Promise<void>((resolve) => this.#onFree.push(resolve));
  }

  /** Logs out all that nobody holds, or the one of that id. */
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
