import type { IncomingMessage } from 'node:http';
import { ConnectionError } from '../errors.js';
import { printable } from '../printable.js';

/** The request of HTTP that a WebSocket begins with, as ws makes it. */
export interface UpgradeRequest {
  once(event: 'response', listener: (response: IncomingMessage) => void): void;
  end(): void;
}

const REFUSALS: readonly { statuses: number[]; meaning: string }[] = [
  { statuses: [404], meaning: 'the path is wrong' },
  { statuses: [401, 403], meaning: 'it does not let us in' },
  { statuses: [301, 302, 303, 307, 308], meaning: 'the broker has another address' },
  { statuses: [502, 503, 504], meaning: 'it does not reach the broker behind it' },
];

/** Sends `request`. If a web server answers it and opens no WebSocket, `onRefused` gets a ConnectionError with why. */
export function sendUpgrade(request: UpgradeRequest, onRefused: (error: ConnectionError) => void): void {
  request.once('response', ({ statusCode = 0, headers: { location } }) => {
    const meaning = REFUSALS.find(({ statuses }) => statuses.includes(statusCode))?.meaning;
    const where = location ? `, to ${printable(location)}` : '';
    const text = `a web server answered with HTTP status ${statusCode}${where} instead of opening a WebSocket`;
    onRefused(new ConnectionError(meaning ? `${text}: ${meaning}` : text, { hint: 'upgrade-refused' }));
  });
  request.end();
}
