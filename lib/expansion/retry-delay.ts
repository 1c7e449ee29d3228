/** Attempts that a call has, the first among them. */
export const maxAttempts = 8;

/**
 * How long a call waits before its next attempt: what the provider asked for, and at least a delay that doubles from
 * 1 s to 60 s, spread by up to half so that calls which failed together do not come back together.
 * @param attempts made so far, from 1
 * @param random in [0, 1)
 * @returns milliseconds
 */
export function retryDelay(attempts: number, retryAfterMs: number | null, random: number): number {
  const backoff = Math.min(60_000, 1000 * 2 ** (attempts - 1));
  // A provider that asks for a day must not hold the call beyond what a person would wait to see.
  return Math.round(Math.max(Math.min(retryAfterMs ?? 0, 10 * 60_000), backoff) * (1 + random / 2));
}
