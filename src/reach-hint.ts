import { tlsHintWord } from './tls-hint.js';

/** What the system says if nobody can be reached, and the word by which dialogs translate what to do about it. */
const REASONS: readonly { codes: readonly string[]; hint: string }[] = [
  { codes: ['ECONNREFUSED'], hint: 'nothing-listens' },
  { codes: ['ENOTFOUND', 'EAI_AGAIN'], hint: 'name-unknown' },
  { codes: ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ABORT_ERR'], hint: 'host-silent' },
];

/** The word by which dialogs translate what to do about `error`, which kept a connection from being opened. */
export function reachHintWord(error: unknown): string | undefined {
  const { code } = error as { code?: unknown };
  return tlsHintWord(error) ?? REASONS.find(({ codes }) => codes.includes(String(code)))?.hint;
}
