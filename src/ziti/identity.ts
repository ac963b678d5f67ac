import { createPrivateKey, X509Certificate } from 'node:crypto';
import { InputError } from '../errors.js';
import { toBaseUrl } from './base-url.js';

/** What an enrolled identity file holds: who we are, and the address of the controller. PEM texts. */
export interface Identity {
  baseUrl: string;
  /** More controllers of the same network; missing if there is one only. */
  otherUrls?: string[];
  cert: string;
  key: string;
  /** Undefined if the file leaves the trust to the system. */
  ca: string | undefined;
}

/** Reads the JSON that enrolling an identity wrote. Throws an InputError that never quotes the content. */
export function parseIdentity(text: string): Identity {
  const file = parseJson(withoutMark(text));
  const id = file.id;
  if (!isObject(id)) throw new InputError('identity', 'an enrolled identity file; this one has no "id"');
  const key = pemOf('key', id.key);
  const cert = pemOf('cert', id.cert);
  checkPair(key, cert);
  const listed = Array.isArray(file.ztAPIs) ? (file.ztAPIs as unknown[]) : [];
  const addresses = [file.ztAPI, ...listed].filter((one): one is string => typeof one === 'string' && one !== '');
  const [baseUrl, ...otherUrls] = new Set(addresses.map((one) => toBaseUrl(one, 'identity')));
  if (!baseUrl) throw new InputError('identity', 'a file with the address of the controller, "ztAPI"');
  return {
    baseUrl,
    ...(otherUrls.length > 0 && { otherUrls }),
    cert,
    key,
    ca: id.ca === undefined || id.ca === null || id.ca === '' ? undefined : pemOf('ca', id.ca),
  };
}

/** `text` without the byte order mark that some editors and shells put before it, also if that was read as Latin-1. */
function withoutMark(text: string): string {
  const bare = text.replace(/^(?:\ufeff|ï»¿)+/, '');
  // UTF-16 that was read as something else: its mark, or the zero in every character.
  if (!/^(?:\ufffd\ufffd|ÿþ|þÿ|\ufffe)/.test(bare) && !bare.includes('\0')) return bare;
  throw new InputError('identity', 'a text in UTF-8; this one is UTF-16. Save the file as UTF-8, or upload it');
}

function parseJson(text: string): Record<string, unknown> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    file = undefined; // the error of JSON.parse quotes the text, and the text holds a key
  }
  if (isObject(file)) return file;
  // The token that enrolling starts from looks like this, and is mistaken for its result.
  const hint = /^\s*eyJ/.test(text) ? '; this is an enrolment token: enrol it first (ziti edge enroll)' : '';
  throw new InputError('identity', `the JSON that enrolling an identity wrote${hint}`);
}

/** An inline PEM text. What lies in a file or a key store is not ours to read. */
function pemOf(name: 'key' | 'cert' | 'ca', value: unknown): string {
  const found = `"id.${name}" as inline PEM (pem:…)`;
  if (typeof value !== 'string' || value === '') throw new InputError('identity', `${found}; it is missing`);
  if (value.startsWith('pem:')) return value.slice('pem:'.length).trimStart();
  if (value.includes('-----BEGIN')) return value;
  if (/^file:/.test(value) || /^[./\\]|^[a-z]:\\/i.test(value)) {
    throw new InputError('identity', `${found}; it points to a file. Put the content of that file there, after pem:`);
  }
  throw new InputError(
    'identity',
    `${found}; it points to a key store (${value.split(':')[0] ?? ''}), which Node.js cannot use. Enrol with a key in a file`,
  );
}

function checkPair(key: string, cert: string): void {
  if (/ENCRYPTED/.test(key)) {
    const expected = 'a private key without a passphrase; this one is encrypted. Store it decrypted (openssl pkey)';
    throw new InputError('identity', expected, { hint: 'passphrase' });
  }
  let matching: boolean;
  try {
    matching = new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch {
    throw new InputError('identity', 'a certificate and a private key in PEM form; they cannot be read', {
      hint: 'key-unreadable',
    });
  }
  if (matching) return;
  throw new InputError('identity', 'a private key that belongs to the certificate', { hint: 'key-mismatch' });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
