/** What all workers know of how much a model of an endpoint takes; times in milliseconds since 1970. */
export type Pace = {
  /** Requests at once that it bears, as found; null while it never refused one. */
  ceiling: number | null;
  /** Nothing is sent before. */
  blockedUntil: number | null;
  /** Failures one after another that are the endpoint's own. */
  failures: number;
  /** How often in a row the breaker opened; 0 while it is closed. While it is open one request at a time tries. */
  opened: number;
  /** Why it is slowed down or blocked, in the provider's words. */
  reason: string | null;
  /** When the ceiling came down last. */
  changedAt: number;
};

/** What came back of an endpoint, in its order. */
export type PaceEvent =
  | { kind: "answered"; pausedForMs: number | null }
  | { kind: "rateLimited"; retryAfterMs: number | null; words: string }
  | { kind: "failed"; words: string };

/** A model of an endpoint of which nothing is known. */
export const freshPace: Pace = {
  ceiling: null,
  blockedUntil: null,
  failures: 0,
  opened: 0,
  reason: null,
  changedAt: 0,
};

/** Failures in a row that open the breaker. */
export const failuresThatOpen = 8;

/** The longest that a provider's own words hold requests back. */
const longestBlockMs = 5 * 60_000;

/** How long one waits before a provider that is down is tried again, in milliseconds: the first time, and at most. */
export type ProbeWaits = { firstMs: number; longestMs: number };

/** Short enough that a provider that is back is noticed, long enough to leave it in peace. */
const probeWaits: ProbeWaits = { firstMs: 5_000, longestMs: 30_000 };

/** From here on nothing limits but the runs themselves. */
const widest = 128;

/**
 * How many requests at once may be sent, and from when on, after what came back: additive increase, multiplicative decrease
 * (Chiu and Jain 1989), with a circuit breaker.
 *
 * - A refusal for rate halves the ceiling, once a second at most, as requests that were refused together
 *   say one thing; nothing is sent for as long as the provider asks, and for a second at least, which doubles to a minute
 *   with each refusal that no answer came before.
 * - Each answer lifts a ceiling by its share of one, so that a round of answers lifts it by one; by less in the first half
 *   minute after it came down, or a provider that answers fast would be run into its limit every second.
 * - {@link failuresThatOpen} failures in a row, without any answer between them, open the breaker: nothing for 5 s, then one
 *   request at a time; each failure of one doubles the wait, to 30 s. An answer closes it.
 * @param underWay requests that were under way when it came back
 * @param probes waits of an open breaker, where they are to be others
 */
export function nextPace(pace: Pace, event: PaceEvent, underWay: number, now: number, probes = probeWaits): Pace {
  if (event.kind === "answered") return afterAnswer(pace, event.pausedForMs, now);
  if (event.kind === "rateLimited") {
    const together = now - pace.changedAt < 1_000;
    const inARow = together ? Math.max(1, pace.failures) : pace.failures + 1;
    const block = Math.min(longestBlockMs, Math.max(Math.min(60_000, 500 * 2 ** inARow), event.retryAfterMs ?? 0));
    const blockedUntil = Math.max(pace.blockedUntil ?? 0, now + block);
    const limited = { ...pace, blockedUntil, reason: event.words, failures: inARow };
    if (together) return limited;
    const from = Math.min(pace.ceiling ?? Number.POSITIVE_INFINITY, Math.max(1, underWay));
    return { ...limited, ceiling: Math.max(1, from / 2), changedAt: now };
  }
  const failures = pace.failures + 1;
  if (pace.opened === 0 && failures < failuresThatOpen) return { ...pace, failures };
  // Answers to requests that were under way when it opened say nothing new.
  if (pace.opened > 0 && pace.blockedUntil !== null && now < pace.blockedUntil) return { ...pace, failures };
  const block = Math.min(probes.longestMs, probes.firstMs * 2 ** pace.opened);
  return { ...pace, failures, opened: pace.opened + 1, blockedUntil: now + block, reason: event.words };
}

function afterAnswer(pace: Pace, pausedForMs: number | null, now: number): Pace {
  const eagerness = Math.min(1, (now - pace.changedAt) / 30_000);
  const lifted = pace.ceiling === null ? null : pace.ceiling + eagerness / pace.ceiling;
  const ceiling = lifted !== null && lifted >= widest ? null : lifted;
  const blocked = pausedForMs !== null && pausedForMs > 0 ? now + Math.min(longestBlockMs, pausedForMs) : null;
  // A block for rate stays until it ends; that of a breaker ends with the first answer.
  const before = pace.opened > 0 ? null : pace.blockedUntil;
  const blockedUntil = Math.max(before ?? 0, blocked ?? 0);
  const still = blockedUntil > now;
  return {
    ceiling,
    blockedUntil: still ? blockedUntil : null,
    failures: 0,
    opened: 0,
    reason: ceiling !== null || still ? pace.reason : null,
    changedAt: pace.changedAt,
  };
}

/** Requests at once that a pace allows; no limit of its own where it is infinite. */
export function ceilingOf(pace: Pace): number {
  if (pace.opened > 0) return 1;
  return pace.ceiling === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(pace.ceiling));
}
