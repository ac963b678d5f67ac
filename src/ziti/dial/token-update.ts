import { debuglog } from 'node:util';
import { linkSignals, untilAborted } from '../../time/deadline.js';
import { withoutSecrets } from '../../without-secrets.js';
import { type ChannelMessage, ContentType } from './message.js';

const debug = debuglog('ziti');
/** So long a router has to say that it takes a new token. */
const LIMIT_MS = 10_000;

/** The exchange of one message and its answer, by which an edge router gets the next token of a login. */
export class TokenUpdate {
  #answered: ((message?: ChannelMessage) => void) | undefined;

  /**
   * Gives the router `token` by `send`. Resolves to false if it does not take it, or if `closed` resolves first: it
   * ends the channel then with the token that it knows. Never rejects.
   */
  async run(token: string, send: (body: Buffer) => void, closed: Promise<void>): Promise<boolean> {
    const limit = linkSignals([], LIMIT_MS);
    const answered = new Promise<ChannelMessage | undefined>((resolve) => {
      this.#answered = resolve;
      void closed.then(() => resolve(undefined));
    });
    send(Buffer.from(token));
    const answer = await untilAborted(answered, limit.signal).catch(() => undefined);
    limit.release();
    const isTaken = answer?.contentType === ContentType.updateTokenSuccess;
    if (!isTaken) debug('a new token was not taken: %s', withoutSecrets(answer?.body.toString() ?? '', [token]));
    return isTaken;
  }

  /** Takes the answer. False if `message` is another one. */
  take(message: ChannelMessage): boolean {
    const { updateTokenSuccess, updateTokenFailure } = ContentType;
    if (message.contentType !== updateTokenSuccess && message.contentType !== updateTokenFailure) return false;
    this.#answered?.(message);
    return true;
  }
}
