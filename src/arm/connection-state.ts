import type { KortexClient } from '../client/client.js';
import type { Role } from '../client/roles.js';
import type { SessionStatus } from '../client/session-status.js';
import type { SessionState } from '../client/state.js';

/** A login is reported at the latest after so long; by then the arm has told its roles, if it does. */
const ROLES_MS = 500;

/** How an arm stands, in one word. `connected`: the connection is up; `logged-in`: a session is open, too. */
export const STATE_WORDS = {
  closed: 'disconnected',
  waiting: 'disconnected',
  connecting: 'connecting',
  connected: 'connected',
  ready: 'logged-in',
  refused: 'login-refused',
} as const satisfies Record<SessionState['name'], string>;
/** How an arm stands, in one word. */
export type StateWord = (typeof STATE_WORDS)[keyof typeof STATE_WORDS];

/** How an arm stands, as a message shows it. Null: there is none, or nobody knows. */
export interface StateReport {
  event: 'state';
  state: StateWord;
  /** Since when, as an ISO text. */
  since: string;
  username: string | null;
  sessionId: number | null;
  roles: readonly Role[] | null;
  /** Why it is so, if something went wrong. */
  reason: string | null;
  at: string;
}

/** Reports how an arm stands: at the start, after every change, and whenever it is asked; until `stop()`. */
export class ConnectionState {
  readonly #client: KortexClient;
  readonly #onReport: (report: StateReport) => void;
  /** The state that was reported last. Attempts in one outage count as one state. */
  #state: SessionState;
  #since = new Date();
  #roles: readonly Role[] | null = null;
  /** Runs while a login waits for its roles. */
  #waiting: NodeJS.Timeout | undefined;
  #sent: string | undefined;
  #isStopped = false;

  constructor(client: KortexClient, onReport: (report: StateReport) => void) {
    this.#client = client;
    this.#onReport = onReport;
    this.#state = client.state;
    client.on('state', this.#onState);
    client.on('session-status', this.#onStatus);
    this.#roles = this.#rolesIn(client.lastStatus);
  }

  /** Reports how it stands now, unless that was the last report. */
  start(): void {
    this.#send();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#waiting);
    this.#client.off('state', this.#onState);
    this.#client.off('session-status', this.#onStatus);
  }

  /** How it stands now. */
  get report(): StateReport {
    const state = this.#state;
    const isReady = state.name === 'ready';
    return {
      event: 'state',
      state: STATE_WORDS[state.name],
      since: this.#since.toISOString(),
      username: isReady ? state.username : null,
      sessionId: isReady ? state.sessionId : null,
      roles: this.#roles,
      reason: 'cause' in state ? state.cause.message : null,
      at: new Date().toISOString(),
    };
  }

  readonly #onState = (state: SessionState): void => {
    const before = this.#state;
    // The next attempt of an outage is no change: it lasts until one succeeds.
    if (state.name === 'connecting' && before.name === 'waiting') return;
    this.#state = state;
    if (STATE_WORDS[state.name] !== STATE_WORDS[before.name] || state.name === 'ready') this.#since = new Date();
    this.#roles = this.#rolesIn(this.#client.lastStatus);
    clearTimeout(this.#waiting);
    if (state.name === 'ready' && !this.#roles) this.#waiting = setTimeout(() => this.#send(), ROLES_MS);
    else this.#send();
  };

  readonly #onStatus = (sessions: readonly SessionStatus[]): void => {
    const roles = this.#rolesIn(sessions);
    if (!roles) return;
    clearTimeout(this.#waiting);
    this.#roles = roles;
    this.#send();
  };

  /** The roles of our session, as a list of the arm has them. */
  #rolesIn(sessions: readonly SessionStatus[] = []): readonly Role[] | null {
    return sessions.find(({ sessionId }) => sessionId === this.#client.sessionId)?.roles ?? null;
  }

  #send(): void {
    if (this.#isStopped) return;
    const { report } = this;
    const { state, username, sessionId, roles, reason, since } = report;
    const content = JSON.stringify([state, username, sessionId, roles, reason, since]);
    if (content === this.#sent) return;
    this.#sent = content;
    this.#onReport(report);
  }
}
