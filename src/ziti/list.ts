import { InputError, ZitiError } from '../errors.js';
import type { Answer, Pagination } from './answer.js';
import type { ApiSession } from './api-session.js';
import { blotted, withFloatTags } from './filter.js';

/** Which sessions to list, and in which order. */
export interface Listing {
  /** In the filter language of the controller; `where` builds one. */
  filter?: string | undefined;
  /** `createdAt desc`; at most five, with commas. An order that stands in the filter wins. */
  sort?: string | undefined;
  /** From 1 to 500; the controller takes 10 if this is left out. */
  limit?: number | undefined;
  offset?: number | undefined;
}

export const LARGEST_PAGE = 500;
export const LARGEST_OFFSET = 100_000;

/** One page of what is listed at `path`. */
export async function listPage<T>(
  api: ApiSession,
  path: string,
  { filter, sort, limit, offset }: Listing,
  signal?: AbortSignal,
): Promise<Answer<T[]>> {
  const query = { filter: sorted(filter && withFloatTags(filter), sort), limit, offset };
  const asked = api.call<T[]>({ method: 'GET', path, query, signal });
  const byTag = /\bsort\s+by\b.*\btags\b/is.test(blotted(query.filter ?? ''));
  const answer = await rejectedIf(byTag, asked, 'A controller cannot sort by a tag');
  if (Array.isArray(answer.data)) return answer;
  throw new ZitiError('ZITI_SERVER', `GET ${path} was answered without a list`, { status: answer.status });
}

/** For what the controller fails at (500) although the request is to blame. Throws a ZitiError that says so. */
export async function rejectedIf<T>(isToBlame: boolean, asked: Promise<T>, why: string): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!isToBlame || !(error instanceof ZitiError) || error.status !== 500) throw error;
    throw new ZitiError('ZITI_REJECTED', `${error.message}. ${why}`, error);
  }
}

/**
 * All that is listed at `path`, page by page. The controller may make a page smaller than it was asked for. Throws an
 * InputError where it starts a page elsewhere: it would give the same ones again and again.
 */
export async function listAll<T>(
  api: ApiSession,
  path: string,
  listing: Pick<Listing, 'filter' | 'sort'>,
  signal?: AbortSignal,
): Promise<Answer<T[]>> {
  const found: T[] = [];
  for (;;) {
    const page = await listPage<T>(api, path, { ...listing, limit: LARGEST_PAGE, offset: found.length }, signal);
    const { totalCount = 0, offset = found.length } = page.pagination ?? {};
    if (offset !== found.length) {
      throw new InputError('filter', `one without skip, that finds ${LARGEST_OFFSET} at most, where all are asked for`);
    }
    found.push(...page.data);
    if (page.data.length === 0 || found.length >= totalCount) {
      const pagination: Pagination = { limit: found.length, offset: 0, totalCount: Math.max(totalCount, found.length) };
      return { ...page, data: found, pagination };
    }
  }
}

/**
 * The order is part of the filter language, between the predicate and the page; the query parameter of that name is not
 * documented. An order that stands in the filter wins.
 */
function sorted(filter = '', sort = ''): string | undefined {
  const given = filter.trim();
  const words = blotted(given);
  if (!sort.trim() || /\bsort\s+by\b/i.test(words)) return given || undefined;
  const pageAt = words.search(/(?<![\w.-])(skip|limit)\s/i);
  const [predicate, page] = pageAt < 0 ? [given, ''] : [given.slice(0, pageAt), given.slice(pageAt)];
  return [predicate.trim() || 'true', `sort by ${sort.trim()}`, page].filter(Boolean).join(' ');
}
