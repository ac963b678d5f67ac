import { ApiError } from './api-error.js';

type Value = string | number | boolean | null | Whole;
/** A whole number as the language writes it. Tags are kept as floats, so that it matches none of them. */
class Whole {
  readonly value: number;

  constructor(text: string) {
    this.value = Number(text);
  }
}
type Row = Record<string, unknown>;
type Predicate = (row: Row) => boolean;

/**
 * A query as the controller reads it: predicate, order, page; the last three undefined where they do not stand in it.
 */
export interface Query {
  matches: Predicate;
  sort: { field: string; descending: boolean }[] | undefined;
  skip: number | undefined;
  limit: number | undefined;
}

const TOKEN =
  /\s*(?:(datetime\([^)]*\))|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|([a-z][a-z_]*(?:\.[a-z][a-z_-]*)*)|(!=|<=|>=|[=<>(),[\]]))/iy;
const KEYWORDS = [
  'and',
  'or',
  'not',
  'contains',
  'icontains',
  'in',
  'between',
  'sort',
  'by',
  'skip',
  'limit',
  'asc',
  'desc',
];

/** Reads the filter language as far as sessions and services need it; `fields` are those that may be filtered by. */
export function parseFilter(text: string, fields: readonly string[]): Query {
  const tokens = tokenize(text);
  let at = 0;
  const peek = () => tokens[at]?.toLowerCase();
  const next = () => tokens[at++] ?? fail(text);
  const take = (word: string) => (peek() === word ? Boolean(next()) : false);
  const expect = (word: string) => take(word) || fail(text);

  const field = () => {
    const name = next();
    const known = fields.includes(name) || (fields.includes('tags') && name.startsWith('tags.'));
    if (!known || KEYWORDS.includes(name.toLowerCase())) fail(`unknown symbol ${name}`);
    return name;
  };
  const value = (): Value => {
    const token = next();
    if (/^datetime\(/i.test(token)) return token.slice('datetime('.length, -1);
    if (token.startsWith('"')) return JSON.parse(token) as string;
    if (/^-?\d+$/.test(token)) return new Whole(token);
    if (/^-?\d/.test(token)) return Number(token);
    if (token === 'true' || token === 'false') return token === 'true';
    return token === 'null' ? null : fail(token);
  };
  const list = () => {
    expect('[');
    const values = [value()];
    while (take(',')) values.push(value());
    expect(']');
    return values;
  };
  const range = () => {
    const from = value();
    expect('and');
    return [from, value()];
  };
  const comparison = (): Predicate => {
    const name = field();
    const negated = take('not');
    const operator = next().toLowerCase();
    const operands = operator === 'in' ? list() : operator === 'between' ? range() : [value()];
    const isTag = name.startsWith('tags.');
    if (isTag && operands.some((operand) => operand instanceof Whole)) return () => (operator === '!=') !== negated;
    const plain = operands.map((operand) => (operand instanceof Whole ? operand.value : operand));
    const test =
      operator === 'in' ? inList(plain) : operator === 'between' ? between(plain) : compare(operator, plain[0] ?? null);
    return (row) => test(valueAt(row, name)) !== negated;
  };
  const term = (): Predicate => {
    if (take('not')) {
      const inner = term();
      return (row) => !inner(row);
    }
    if (take('(')) {
      const inner = either();
      expect(')');
      return inner;
    }
    if (take('true')) return () => true;
    if (take('false')) return () => false;
    return comparison();
  };
  const both = (): Predicate => {
    const terms = [term()];
    while (take('and')) terms.push(term());
    return (row) => terms.every((one) => one(row));
  };
  const either = (): Predicate => {
    const terms = [both()];
    while (take('or')) terms.push(both());
    return (row) => terms.some((one) => one(row));
  };
  const order = () => {
    if (!take('sort')) return undefined;
    expect('by');
    const sort = [];
    do {
      const name = field();
      const descending = take('desc');
      if (!descending) take('asc');
      sort.push({ field: name, descending });
    } while (take(','));
    return sort.length <= 5 ? sort : fail('too many sort fields');
  };
  const number = (word: string) => (take(word) ? (take('none') ? -1 : Number(next())) : undefined);

  const starts = peek();
  const matches = starts === undefined || ['sort', 'skip', 'limit'].includes(starts) ? () => true : either();
  const query = { matches, sort: order(), skip: number('skip'), limit: number('limit') };
  return at === tokens.length ? query : fail(text);
}

/** Compares as the controller sorts. */
export function byOrder(sort: NonNullable<Query['sort']>): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const { field, descending } of sort) {
      const [x, y] = [String(valueAt(a, field)), String(valueAt(b, field))];
      if (x !== y) return x < y === descending ? 1 : -1;
    }
    return 0;
  };
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex;
    const [token] = TOKEN.exec(text) ?? fail(text.slice(from));
    tokens.push(token.trim());
  }
  return tokens;
}

function compare(operator: string, right: Exclude<Value, Whole>): (left: unknown) => boolean {
  switch (operator) {
    case '=':
      return (left) => left === right;
    case '!=':
      return (left) => left !== right;
    case 'contains':
      return (left) => String(left).includes(String(right));
    case 'icontains':
      return (left) => String(left).toLowerCase().includes(String(right).toLowerCase());
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (left) => {
        if (typeof left !== 'string' && typeof left !== 'number') return false;
        const [a, b] = typeof right === 'number' ? [Number(left), right] : [String(left), String(right)];
        return operator.startsWith('<')
          ? a < b || (operator === '<=' && a === b)
          : a > b || (operator === '>=' && a === b);
      };
    default:
      return fail(operator);
  }
}

function between(values: readonly unknown[]): (left: unknown) => boolean {
  const [from, to] = values.map(Number) as [number, number];
  return (left) => typeof left === 'number' && left >= from && left < to;
}

function inList(values: readonly unknown[]): (left: unknown) => boolean {
  return (left) => values.some((value) => value === left);
}

function valueAt(row: Row, path: string): unknown {
  if (path.startsWith('tags.')) return (row.tags as Row | undefined)?.[path.slice('tags.'.length)];
  // What is an object in an answer is an id in a filter.
  return row[path === 'service' ? 'serviceId' : path === 'apiSession' ? 'apiSessionId' : path];
}

function fail(what: string): never {
  throw new ApiError(400, 'INVALID_FILTER', 'The filter query supplied is invalid', {
    code: 'UNHANDLED',
    message: `cannot parse ${what}`,
  });
}
