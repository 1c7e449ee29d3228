/** Days from the first to the last, both counted, as YYYY-MM-DD in UTC. */
export type CostRange = { from: string; to: string };

const dayMs = 86_400_000;
const usualDays = 30;

/** The most days that are looked at together: three years. */
const mostDays = 1_096;

/** The day (UTC) that a time lies in. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, "YYYY-MM-DD".length);
}

/**
 * The days that an address asks for: `from` to `to`, or the last 30 up to today. What is no day, or ends before it begins,
 * counts as not asked; of more than three years the last three count.
 */
export function readCostRange(asked: { from?: unknown; to?: unknown }, now: Date): CostRange {
  const to = readDay(asked.to) ?? dayOf(now);
  const from = readDay(asked.from) ?? daysBefore(to, usualDays - 1);
  const earliest = daysBefore(to, mostDays - 1);
  if (from > to) return { from: daysBefore(to, usualDays - 1), to };
  return { from: from < earliest ? earliest : from, to };
}

/** Every day of the range, oldest first. */
export function daysOf({ from, to }: CostRange): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) days.push(dayOf(new Date(at)));
  return days;
}

function daysBefore(day: string, count: number): string {
  return dayOf(new Date(Date.parse(day) - count * dayMs));
}

function readDay(value: unknown): string | null {
  if (typeof value !== "string" || !/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return null;
  const at = Date.parse(value);
  // 30 February is read as a day of March by some.
  return Number.isNaN(at) || dayOf(new Date(at)) !== value ? null : value;
}
