import { InputError } from '../errors.js';

const API_PATH = '/edge/client/v1';
const EXPECTED = 'https://host:port of the controller, with or without /edge/client/v1';

/**
 * The address of the Edge Client API of a controller, without a slash at the end. People write `host:1280`, identity
 * files the whole address; older ones the path /edge/v1. Throws an InputError that names `property`.
 */
export function toBaseUrl(text: string, property = 'baseUrl'): string {
  const trimmed = text.trim();
  const url = parse(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url?.hostname) throw new InputError(property, EXPECTED);
  if (url.protocol !== 'https:') {
    const why = url.protocol === 'http:' ? 'would show the token' : 'is not its protocol';
    throw new InputError(property, `${EXPECTED}; ${url.protocol}// ${why}`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError(property, `${EXPECTED}; no user, question mark or hash sign`);
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/edge(\/client)?(\/v1)?$/, '');
  return `${url.origin}${path}${API_PATH}`;
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
