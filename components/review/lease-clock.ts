/** Times of leases in milliseconds: when they are extended while somebody works, and when it is said that they end. */
const extendEvery = 2 * 60_000;
const warnBefore = 2 * 60_000;

/** How the items on a desk stand: kept (`due` to be extended), soon to be given back, or given back. */
export type LeaseSight = { kind: "kept"; due: boolean } | { kind: "ending"; left: number } | { kind: "ended" };

/**
 * How the leases of a desk stand. Whoever touches anything keeps the items; from the last extension on nothing touched,
 * they end as the server said, and that is told two minutes before (WCAG 2.2.1). A server that cannot be reached ends
 * nothing for who goes on working: what is decided meanwhile goes out later.
 * @param extendedAt when they were extended last, `touchedAt` when anything was touched last, in milliseconds
 * @param lasts for how long they were extended
 */
export function leaseSight(of: { extendedAt: number; touchedAt: number; lasts: number; now: number }): LeaseSight {
  const age = of.now - of.extendedAt;
  if (of.touchedAt > of.extendedAt) return { kind: "kept", due: age >= Math.min(extendEvery, of.lasts / 2) };
  const left = of.lasts - age;
  if (left <= 0) return { kind: "ended" };
  return left <= warnBefore ? { kind: "ending", left } : { kind: "kept", due: false };
}
