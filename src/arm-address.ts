import { isIPv6 } from 'node:net';
import { InputError } from './errors.js';
import { withoutBrackets } from './host-port.js';

/** More is no name of a computer. */
const LONGEST_HOST = 253;
/** What stands in no name of a computer; the underscore does in some. */
const ODD = /[\s\p{Cc}\p{Cs}/\\:?#@[\]<>^|%"'`{}(),;=&$*!+~]/u;

/** Where an arm is. */
export interface Address {
  host: string;
  /** Undefined if `text` named none. */
  port: number | undefined;
}

/**
 * Reads the address of an arm as people write it: with the scheme of its `protocol`, a port, a slash at its end, or the
 * brackets of IPv6. Throws an InputError for `host` that says what to write instead.
 */
export function toAddress(text: string, protocol: string): Address {
  const [, scheme = protocol, written = ''] = /^(?:([a-z][\w+.-]*):\/\/)?(.*)$/is.exec(text) ?? [];
  const authority = written.replace(/\/+$/, '');
  // Without what may be a user and a password.
  const [first = ''] = authority.replace(/^.*@/s, '').split(/[/?#]/);
  const { host, port } = split(first);
  const isGood = isIPv6(host) || (host !== '' && host.length <= LONGEST_HOST && !ODD.test(host));
  const wrong = (why: string) => {
    const example = isGood ? `: ${host}` : ', such as 192.168.1.10';
    return new InputError('host', `the address of the arm alone${example}; ${why}`);
  };
  if (scheme.toLowerCase() !== protocol) throw wrong(`${scheme}:// is not its protocol, which is ${protocol}`);
  if (first !== authority) throw wrong('no user, path, question mark or hash sign');
  if (!isGood) throw wrong(`at most ${LONGEST_HOST} letters, digits, dots, hyphens and underscores`);
  if (port === undefined) return { host, port };
  if (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw wrong('a port is a whole number from 1 to 65535');
}

function split(text: string): { host: string; port: string | undefined } {
  if (isIPv6(text)) return { host: text, port: undefined };
  const [, host = text, port] = /^(.*?|\[.*\]):([^:\]]*)$/s.exec(text) ?? [];
  return { host: withoutBrackets(host), port };
}
