import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from './api-error.js';

/** What can go wrong on purpose, instead of an answer or before it. */
export type Fault =
  | 'rate-limit'
  | 'timeout'
  | 'unhandled'
  | 'too-large'
  | 'broken-json'
  | 'html'
  | 'other-json'
  | 'empty'
  | 'echo'
  /** As 'echo', with the body. */
  | 'echo-body'
  | 'cut'
  | 'reset'
  | 'hang'
  | { delayMs: number }
  /** Somebody else answers, such as a proxy. */
  | { status: number; type: string; body: string; location?: string }
  /** The request is carried out at once, and the answer is late. */
  | { answerDelayMs: number };

/** Commits `fault`; true where the request has been answered by that. Throws an ApiError for a refusal in good form. */
export async function commit(fault: Fault, response: ServerResponse, text = ''): Promise<boolean> {
  const send = (status: number, type: string, body: string, location?: string) => {
    response.writeHead(status, { 'content-type': type, ...(location && { location }) }).end(body);
    return true;
  };
  switch (fault) {
    case 'rate-limit':
      throw new ApiError(429, 'SERVER_TOO_MANY_REQUESTS', 'Too many requests to alter state have been issued');
    case 'timeout':
      throw new ApiError(503, 'TIMEOUT', 'The request could not be completed in the allotted time');
    case 'unhandled':
      throw new ApiError(500, 'UNHANDLED', 'An unhandled error occurred', {
        code: 'UNHANDLED',
        message: 'bolt: closed',
      });
    case 'too-large':
      // Refused before the API sees it: without an envelope.
      return send(
        413,
        'application/json',
        '{"code":"REQUEST_ENTITY_TOO_LARGE","message":"request too large","cause":null}',
      );
    case 'broken-json':
      return send(200, 'application/json', '{"data":{"id":"cm9f');
    case 'html':
      return send(200, 'text/html', '<html><body>Welcome to the plant</body></html>');
    case 'other-json':
      return send(200, 'application/json', '{"status":"ok"}');
    case 'empty':
      return send(200, 'application/json', '');
    case 'echo': {
      // As a proxy does that quotes what it did not like.
      const { authorization, 'zt-session': token } = response.req.headers;
      throw new ApiError(400, 'COULD_NOT_VALIDATE', `bad header ${String(authorization ?? token)}`);
    }
    case 'echo-body':
      return send(400, 'application/json', JSON.stringify({ error: 'invalid_request', error_description: text }));
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"data":');
      setImmediate(() => response.socket?.destroy());
      return true;
    case 'reset':
      response.socket?.destroy();
      return true;
    case 'hang':
      return true;
    default:
      if ('status' in fault) return send(fault.status, fault.type, fault.body, fault.location);
      if ('delayMs' in fault) await sleep(fault.delayMs);
      return false;
  }
}
