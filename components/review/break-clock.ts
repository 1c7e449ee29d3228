/** How long somebody works before a break is due, and how long a pause has to be to count as one, in milliseconds. */
const breakAfter = 50 * 60_000;
const pauseCounts = 5 * 60_000;

/** Since when somebody has worked without a break, and when anything was done last; null before anything was. */
export type BreakClock = { since: number; last: number } | null;

/** The clock after something was done. Whoever did nothing for five minutes had a break. */
export function afterWork(clock: BreakClock, now: number): BreakClock {
  return clock && now - clock.last < pauseCounts ? { since: clock.since, last: now } : { since: now, last: now };
}

/** Whether it is time to remind of a break. After a reminder the clock begins anew. */
export function isBreakDue(clock: BreakClock, now: number): boolean {
  return clock !== null && now - clock.since >= breakAfter && now - clock.last < pauseCounts;
}
