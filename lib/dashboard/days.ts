const dayMs = 86_400_000;

/**
 * The last `count` calendar days in UTC up to the one that `now` lies in, oldest first.
 * @example lastDays(2, new Date("2026-03-01T00:30:00Z")) // ["2026-02-28", "2026-03-01"]
 */
export function lastDays(count: number, now: Date): string[] {
  return Array.from({ length: count }, (_, i) =>
    new Date(now.getTime() - (count - 1 - i) * dayMs).toISOString().slice(0, "YYYY-MM-DD".length),
  );
}
