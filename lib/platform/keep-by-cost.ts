/** How a value is kept: see {@link keepByCost}. Times in milliseconds. */
type Keeping = {
  /** What took less than this is not kept. */
  freeMs?: number;
  /** Kept for so many times as long as it took. */
  factor?: number;
  /** Kept for at most so long. */
  atMostMs?: number;
  /** Keys held at most; the one asked for longest ago goes first. */
  keys?: number;
  now?: () => number;
};

type Kept<T> = { value: Promise<T>; until: number };

/**
 * A function that computes anew what is cheap and keeps for a while what is dear: a value that took 200 ms to compute
 * is kept for 100 times as long, so that computing it takes one per cent of the time at most, however many ask.
 * Those who ask while it is being computed get that value too. A failure is not kept.
 */
export function keepByCost<T>(
  compute: (key: string) => Promise<T>,
  { freeMs = 50, factor = 100, atMostMs = 30_000, keys = 500, now = () => performance.now() }: Keeping = {},
): (key: string) => Promise<T> {
  const kept = new Map<string, Kept<T>>();

  function begin(key: string): Kept<T> {
    const start = now();
    const entry: Kept<T> = { value: compute(key), until: Number.POSITIVE_INFINITY };
    entry.value.then(
      () => {
        const cost = now() - start;
        entry.until = cost < freeMs ? 0 : now() + Math.min(atMostMs, cost * factor);
      },
      () => {
        entry.until = 0;
      },
    );
    return entry;
  }

  return (key) => {
    const known = kept.get(key);
    const entry = known && known.until > now() ? known : begin(key);
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= keys) break;
      kept.delete(oldest);
    }
    return entry.value;
  };
}
