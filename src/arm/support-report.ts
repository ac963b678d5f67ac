import { withoutSecrets } from '../without-secrets.js';
import { type Journal, stateText } from './journal.js';
import { factsOf } from './origin.js';

/** A shorter secret could be part of any word, so removing it would make the report unreadable. */
const SHORTEST_SECRET = 4;

/** Lines of a report, by what they are about. */
type Lines = Readonly<Record<string, string | number | boolean | null>>;

export interface SupportReportParts {
  versions: Lines;
  /** Its settings; passwords and keys as `set` or `not set`. */
  settings: Lines;
  /** Why the settings cannot be used, if they cannot. */
  fault?: string | undefined;
  arm: Parameters<typeof factsOf>[0];
  /** Other states, such as the login at a controller. */
  states: Lines;
  journal?: Journal | undefined;
  /** What must not stand in the report, wherever it comes from. */
  secrets: readonly string[];
}

/** A text for whoever helps with an arm: versions, states, counters, settings, events. */
export function supportReport({
  versions,
  settings,
  fault,
  arm,
  states,
  journal,
  secrets,
}: SupportReportParts): string {
  const { client } = arm;
  const entries = journal?.entries ?? [];
  const sections: [string, string[]][] = [
    ['Versions', linesOf(versions)],
    ['Arm', linesOf({ ...factsOf(arm), state: client ? stateText(client.state) : `cannot be used: ${fault ?? ''}` })],
    ['States', linesOf({ 'sessions on the arm': client?.lastStatus?.length ?? null, ...states })],
    ['Counters since the last deploy', client ? linesOf({ ...client.counts }) : ['none']],
    ['Settings', linesOf(settings)],
    [`Last ${entries.length} events`, entries.map(({ at, text }) => `${at} ${text}`)],
  ];
  const text = sections.map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n')).join('\n\n');
  const head = `Support report, ${new Date().toISOString()}\nPasswords, keys and tokens are left out. It does name addresses: read it before you send it.`;
  return withoutSecrets(
    `${head}\n\n${text}\n`,
    secrets.filter(({ length }) => length >= SHORTEST_SECRET),
  );
}

function linesOf(lines: Lines): string[] {
  return Object.entries(lines).map(([name, value]) => `${name}: ${value === null ? 'not known' : String(value)}`);
}
