import type { KortexClient } from '../client/client.js';
import type { SessionState } from '../client/state.js';
import { KortexError, toError } from '../errors.js';
import { printable } from '../printable.js';

/** So many events are kept. */
const KEPT = 50;

/** Something that happened, for people. */
export interface JournalEntry {
  /** An ISO text. */
  at: string;
  text: string;
}

/** The last 50 things that happened to the connection, the session and the calls of one arm. */
export class Journal {
  readonly #entries: JournalEntry[] = [];

  constructor(client: KortexClient) {
    client.on('state', (state) => this.#note(stateText(state)));
    client.on('session-killed', (sessionId) => this.#note(`session ${sessionId} was killed`));
    client.on('late-answer', (method) => this.#note(`${method} was answered after its time limit`));
    client.on('topic-refused', (topic, reason) => this.#note(`${topic} does not come: ${reason}`));
    client.on('status-missing', (reason) => this.#note(`the arm's list of sessions does not come: ${reason}`));
    client.on('call-failed', (method, error) => {
      const { message } = toError(error);
      this.#note(error instanceof KortexError ? `${error.code}: ${message}` : `${method}: ${message}`);
    });
  }

  /** Oldest first. */
  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  #note(text: string): void {
    this.#entries.push({ at: new Date().toISOString(), text: printable(text) });
    if (this.#entries.length > KEPT) this.#entries.shift();
  }
}

/** How an arm stands, without the name of the user. */
export function stateText(state: SessionState): string {
  switch (state.name) {
    case 'closed':
      return 'not connected';
    case 'connecting':
      return `connecting, attempt ${state.attempt}`;
    case 'connected':
      return `connected, not logged in${state.cause ? `: ${state.cause.message}` : ''}`;
    case 'ready':
      return `logged in, session ${state.sessionId}`;
    case 'refused':
      return `connected, the login was refused: ${state.cause.message}`;
    case 'waiting':
      return `not connected, attempt ${state.attempt} in ${Math.round(state.delayMs)} ms: ${state.cause.message}`;
  }
}
