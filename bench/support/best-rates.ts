/** Work on queries, by name; each is called with one query. */
export type Contenders = Record<string, (query: string) => unknown>;

/**
 * How many queries a second each contender answers. Contenders take turns for several rounds; of each batch of queries the best round counts.
 * A batch is so short that some round finds the machine free for it, so what else runs there slows no contender more than another;
 * rounds in which code is still being compiled count for nothing.
 */
export function bestRates<C extends Contenders>(
  contenders: C,
  queries: readonly string[],
  { rounds, batch }: { rounds: number; batch: number },
): Record<keyof C, number> {
  const batches = Array.from({ length: Math.ceil(queries.length / batch) }, (_, i) =>
    queries.slice(i * batch, (i + 1) * batch),
  );
  const best = Object.entries(contenders).map(([name, answer]) => ({
    name,
    answer,
    times: batches.map(() => Infinity),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { answer, times } of best) {
      for (const [i, few] of batches.entries()) {
        const start = performance.now();
        for (const query of few) answer(query);
        times[i] = Math.min(times[i] as number, performance.now() - start);
      }
    }
  }
  const rates = best.map(({ name, times }) => [
    name,
    (queries.length / times.reduce((sum, time) => sum + time)) * 1_000,
  ]);
  return Object.fromEntries(rates) as Record<keyof C, number>;
}
