/** Counts how often each request was made, so that a repeated one may fare better than the first. */
export interface Attempts {
  /** 0 for the first time, 1 for the second ... */
  next(key: string): number;
}

/** The oldest keys are forgotten above `most`, so that a server that runs for weeks does not grow. */
export function countAttempts(most = 50_000): Attempts {
  const seen = new Map<string, number>();
  return {
    next(key) {
      const attempt = seen.get(key) ?? 0;
      seen.delete(key);
      seen.set(key, attempt + 1);
      if (seen.size > most) seen.delete(seen.keys().next().value as string);
      return attempt;
    },
  };
}
