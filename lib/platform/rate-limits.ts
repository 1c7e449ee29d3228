/** What a provider says in its headers of the room that is left, as OpenAI names them. */
export type RateLimits = {
  /** Requests and tokens that may still be sent; null where it does not say. */
  remainingRequests: number | null;
  remainingTokens: number | null;
  /** Milliseconds until there is room again for each. */
  resetRequestsMs: number | null;
  resetTokensMs: number | null;
};

/** Reads the x-ratelimit headers of an answer; null where there are none. */
export function readRateLimits(headers: Headers | undefined): RateLimits | null {
  if (!headers) return null;
  const count = (name: string) => {
    const value = headers.get(`x-ratelimit-remaining-${name}`)?.trim();
    return value && /^\d{1,15}$/.test(value) ? Number(value) : null;
  };
  const limits: RateLimits = {
    remainingRequests: count("requests"),
    remainingTokens: count("tokens"),
    resetRequestsMs: readDuration(headers.get("x-ratelimit-reset-requests")),
    resetTokensMs: readDuration(headers.get("x-ratelimit-reset-tokens")),
  };
  return limits.remainingRequests === null && limits.remainingTokens === null ? null : limits;
}

const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as "1s", "6m0s", "20ms", "1h2m", or of plain seconds; null of anything else. */
export function readDuration(text: string | null): number | null {
  const value = text?.trim().toLowerCase() ?? "";
  if (/^\d{1,10}(\.\d{1,9})?$/.test(value)) return Number(value) * 1_000;
  if (!/^(\d{1,10}(\.\d{1,9})?(ms|s|m|h|d))+$/.test(value)) return null;
  let total = 0;
  for (const [, number, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g))
    total += Number(number) * (units[unit as string] as number);
  return Math.round(total);
}
