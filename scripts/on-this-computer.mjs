// What a script asks of the computer that it runs on: whether a port is free, and to open a page in the browser.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A command that shows nothing wrong for so long has opened the browser, and may go on for as long as that. */
const LOOKS_GOOD_MS = 2000;
/** @type {Partial<Record<NodeJS.Platform, [string, ...string[]]>>} */
const OPENERS = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

/**
 * Resolves to true if nobody listens on this port of 127.0.0.1.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * Opens an address in the browser; resolves to false if there is no way to.
 * @param {string} address
 * @returns {Promise<boolean>}
 */
export function openInBrowser(address) {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const opener = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
    opener.unref();
    const good = setTimeout(() => resolve(true), LOOKS_GOOD_MS);
    const settle = (/** @type {boolean} */ isOpen) => {
      clearTimeout(good);
      resolve(isOpen);
    };
    opener.once('error', () => settle(false));
    opener.once('exit', (code) => settle(code === 0));
  });
}
