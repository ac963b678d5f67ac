import type { ApiSessionDetail } from './api-session-detail.js';

/** The end has to move by this part of the lifetime: some controllers move it by 1 ms when they write a login out. */
const LEAST_PART = 0.1;

/** How long a login lasts without activity, in ms; 0 if the controller does not say. */
export function lifetimeMsOf({ expirationSeconds }: ApiSessionDetail): number {
  return (expirationSeconds ?? 0) * 1_000;
}

/**
 * By how many ms the end of a login moved from `before` to `after`; 0 if that is no renewal. A controller that renews
 * notes the activity (`cachedLastActivityAt`) and moves the end (`expiresAt`) by more than a moment.
 */
export function renewedByMs(before: ApiSessionDetail, after: ApiSessionDetail): number {
  const isNoted =
    before.cachedLastActivityAt === undefined || after.cachedLastActivityAt === undefined
      ? true // an older controller has no such property
      : Date.parse(after.cachedLastActivityAt) > Date.parse(before.cachedLastActivityAt);
  const movedMs = Date.parse(after.expiresAt ?? '') - Date.parse(before.expiresAt ?? '');
  return isNoted && movedMs >= lifetimeMsOf(after) * LEAST_PART ? movedMs : 0;
}
