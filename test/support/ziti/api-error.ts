/** A refusal of the controller: what stands in its envelope. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  /** What a 401 says of the token, in `WWW-Authenticate`; missing for what is usual. */
  readonly challenge: string | undefined;

  constructor(status: number, code: string, message: string, cause: unknown = null, challenge?: string) {
    super(message);
    this.challenge = challenge;
    this.status = status;
    this.code = code;
    this.details = cause;
  }
}

export const notFound = (what: string) =>
  new ApiError(404, 'NOT_FOUND', 'The resource requested was not found or is no longer available', {
    code: 'NOT_FOUND',
    message: what,
  });
export const invalid = (field: string, reason: string, value: unknown) =>
  new ApiError(400, 'COULD_NOT_VALIDATE', 'The supplied request contains an invalid document', {
    field,
    reason,
    value,
  });
export const unauthorized = (challenge?: string) =>
  new ApiError(
    401,
    'UNAUTHORIZED',
    'The request could not be completed. The session is not authorized or the credentials are invalid',
    null,
    challenge,
  );
