/** What one challenge of a `WWW-Authenticate` header says. */
interface Challenge {
  realm: string;
  error: string;
  description: string;
  issuer: string;
}

const CHALLENGE = /[\w-]+\s+realm="(?:[^"\\]|\\.)*"(?:[\s,]+\w+="(?:[^"\\]|\\.)*")*/g;
const PARAMETER = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/**
 * Why a controller did not accept who we are, out of the `WWW-Authenticate` header of its answer: of an external JWT
 * that is the only place. One text for each token that it looked at: `openziti-primary-ext-jwt: token expired`.
 */
export function challengesIn(header = ''): string[] {
  const all = [...header.matchAll(CHALLENGE)].map(([text]) => challengeOf(text));
  // What was sent and is wrong tells more than what could have been sent as well.
  const sent = all.filter(({ error }) => error !== 'missing');
  return (sent.length > 0 ? sent : all).map(({ realm, error, description, issuer }) => {
    const why = description || error || 'not accepted';
    return `${realm}: ${why}${issuer && ` (issuer ${issuer.replaceAll('|', ' or ')})`}`;
  });
}

function challengeOf(text: string): Challenge {
  const found = new Map(
    [...text.matchAll(PARAMETER)].map(([, name, value = '']) => [name, value.replace(/\\(.)/g, '$1')]),
  );
  const of = (name: string) => found.get(name) ?? '';
  return { realm: of('realm'), error: of('error'), description: of('error_description'), issuer: of('issuer') };
}
