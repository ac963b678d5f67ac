import { reasonOf, ZitiError, type ZitiErrorCode } from '../../errors.js';
import { printable } from '../../printable.js';
import { tlsHint, tlsHintWord } from '../../tls-hint.js';
import { withoutSecrets } from '../../without-secrets.js';
import { type ChannelMessage, HeaderKey, int32Of } from './message.js';

interface Meaning {
  /** What routers of some version say. */
  words: RegExp;
  code: ZitiErrorCode;
  hint: string;
  /** What it means for the one who reads it. */
  text: string;
}

/** What the reasons of routers mean. The first one that fits counts. */
const MEANINGS: readonly Meaning[] = [
  {
    words: /no (online )?terminators/i,
    code: 'ZITI_UNREACHABLE',
    hint: 'service-not-hosted',
    text: 'nobody hosts this service at the moment',
  },
  {
    words: /\bdial (tcp|udp)\b|connection refused|no route to host|host is unreachable|no such host/i,
    code: 'ZITI_UNREACHABLE',
    hint: 'host-reaches-nothing',
    text: 'the host of the service is there, but reaches nothing at the address of the arm; is the arm switched on?',
  },
  {
    words: /\bdst_\w+ required/i,
    code: 'ZITI_REJECTED',
    hint: 'host-forwards',
    text: 'its host passes on the address or port that a client dialled, and this one dials a name; use a tunneler',
  },
  {
    words: /encryption required/i,
    code: 'ZITI_REJECTED',
    hint: 'encryption-required',
    text: 'the service requires encryption, and the two sides did not agree on it',
  },
  {
    words: /access lost|access denied|not authorized|no (dial )?access/i,
    code: 'ZITI_UNAUTHORIZED',
    hint: 'dial-access-lost',
    text: 'the identity may not dial this service any more',
  },
  {
    words: /invalid (api )?session|session (closed|ended|expired|not found|invalid)|no session/i,
    code: 'ZITI_NOT_FOUND',
    hint: 'dial-session-ended',
    text: 'the Dial session has ended',
  },
  {
    words: /requires an oidc/i,
    code: 'ZITI_REJECTED',
    hint: 'router-refused',
    text: 'this login needs a Dial session',
  },
  {
    words: /channel closed|timeout waiting|controller/i,
    code: 'ZITI_UNREACHABLE',
    hint: 'router-without-controller',
    text: 'the edge router does not reach its controller',
  },
];

/**
 * The error for a StateClosed: what `what` (a text such as `edge router "a"`) says of the stream, without `secrets`
 * should it quote them.
 */
export function refusalOf(what: string, message: ChannelMessage, secrets: readonly string[]): ZitiError {
  const said = printable(withoutSecrets(reasonIn(message), secrets));
  const code = int32Of(message, HeaderKey.errorCode);
  const meaning = MEANINGS.find(({ words }) => words.test(said));
  const facts = [said && `"${said}"`, code !== undefined && `code ${code}`].filter(Boolean).join(', ');
  const text = meaning?.text ?? (facts ? 'it gives a reason of its own' : 'it gives no reason');
  return new ZitiError(meaning?.code ?? 'ZITI_SERVER', `${what} closed the stream: ${text}${facts && ` (${facts})`}`, {
    hint: meaning?.hint ?? 'router-refused',
  });
}

/** The reason stands in the body; newer routers give it once more as JSON, in a header. */
function reasonIn({ body, headers }: ChannelMessage): string {
  if (body.length > 0) return body.toString();
  try {
    const { message } = JSON.parse(headers.get(HeaderKey.errorDetails)?.toString() ?? '') as { message?: unknown };
    return typeof message === 'string' ? message : '';
  } catch {
    return '';
  }
}

/** The error for something that went wrong on the way to `router`. */
export function routerUnreachable(router: string, cause: Error): ZitiError {
  if (cause instanceof ZitiError) return cause;
  const message = `${router} cannot be reached: ${printable(reasonOf(cause))}${tlsHint(cause)}`;
  return new ZitiError('ZITI_UNREACHABLE', message, { hint: tlsHintWord(cause) ?? 'router-unreachable' });
}

/** The error for a router that does not accept the login. It seldom says why: most only close the connection. */
export function loginRefused(router: string, said = ''): ZitiError {
  const reason = printable(said);
  const facts = reason
    ? `${router} does not accept the login: "${reason}"`
    : `${router} closed the connection without a word: it does not accept the login, or not with this certificate`;
  const message = `${facts}. The certificate has to be the one of the identity that is logged in`;
  return new ZitiError('ZITI_UNAUTHORIZED', message, { hint: 'router-login-refused' });
}
