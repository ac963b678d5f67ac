import { hintOf, toError, ZitiError } from './errors.js';

/** What an error may say besides its text. */
interface Facts {
  code?: unknown;
  reason?: unknown;
  method?: unknown;
  errorCode?: unknown;
  errorSubCode?: unknown;
  reasonCode?: unknown;
  property?: unknown;
}

/**
 * What kind of trouble `error` is: the same for failures that differ in their words alone, such as the id of a request
 * or of a client. Code, status and the like of the error and of all errors behind it.
 */
export function kindOf(error: unknown): string {
  const facts: unknown[] = [hintOf(error)];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth++) {
    const { code, reason, method, errorCode, errorSubCode, reasonCode, property } = at as Facts;
    // Which call is the first to get no answer is chance.
    const called = hintOf(at) === 'no-answers' ? undefined : method;
    const of =
      at instanceof ZitiError
        ? [at.status, at.apiCode]
        : [reason, called, errorCode, errorSubCode, reasonCode, property];
    facts.push(code, ...of);
    // Nothing but its words tells what it is.
    if (code === undefined && !(at.cause instanceof Error)) facts.push(withoutIds(toError(at).message));
  }
  return JSON.stringify(facts);
}

/** Numbers and long words of letters and digits are ids, ports and times. */
function withoutIds(text: string): string {
  return text.replace(/\b(?=\w*\d)\w+\b/g, '*');
}
