/** Work on queries, by name; each is called with one query. */
export type Contenders = Record<string, (query: string) => unknown>;

/**
 * How many queries a second each contender answers: the best of several rounds, in which they take turns, so that what else the machine
 * does slows none of them alone. The first rounds, in which code is compiled, count as well: the best is not among them.
 */
export function bestRates<C extends Contenders>(
  contenders: C,
  queries: readonly string[],
  rounds: number,
): Record<keyof C, number> {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, answer] of Object.entries(contenders)) {
      const start = performance.now();
      for (const query of queries) answer(query);
      const rate = (queries.length / (performance.now() - start)) * 1_000;
      best.set(name, Math.max(rate, best.get(name) ?? 0));
    }
  }
  return Object.fromEntries(best) as Record<keyof C, number>;
}
