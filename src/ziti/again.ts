import type { ZitiError } from '../errors.js';

/** A failure that may be gone the next time. */
export class Again extends Error {
  readonly reason: ZitiError;

  constructor(reason: ZitiError) {
    super(reason.message);
    this.reason = reason;
  }
}

/** The controller that refused may be another one than that which gave the login. */
export class Elsewhere extends Again {
  /** So many more connections are worth a try. */
  readonly worth: number;

  constructor(reason: ZitiError, worth: number) {
    super(reason);
    this.worth = worth;
  }
}
