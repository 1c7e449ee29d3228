import type { Limits } from "#practice-model/behaviour/behaviour.ts";
import { ApiError } from "./api-error.ts";

/** Keeps a model's requests within limits, as a provider does. */
export interface Limiter {
  /**
   * Lets a request in and gives back its headers, and what to call when it is through.
   * Throws an ApiError with status 429, Retry-After and the same headers where there is no room.
   * @param model whose limits they are
   * @param tokens what prompt and answer come to
   * @param now milliseconds of a clock that only goes forward
   */
  enter(model: string, limits: Limits, tokens: number, now: number): Admission;
}

export interface Admission {
  headers: Record<string, string>;
  leave(): void;
}

/** One model's requests: how many are under way, and those that are still in the window, oldest first. */
interface Load {
  underWay: number;
  recent: { at: number; tokens: number }[];
}

/** How long a client is told to wait where nothing says when a place is free, in milliseconds. */
const patience = 250;

/** A limiter without any request yet. A request that is refused does not count. */
export function makeLimiter(): Limiter {
  const loads = new Map<string, Load>();
  return {
    enter(model, limits, tokens, now) {
      const { atOnce, rpm, tpm, window } = limits;
      if (atOnce === null && rpm === null && tpm === null) return { headers: {}, leave: () => {} };
      const load = loads.get(model) ?? { underWay: 0, recent: [] };
      loads.set(model, load);
      load.recent = load.recent.filter((request) => request.at > now - window);
      const used = () => load.recent.reduce((sum, request) => sum + request.tokens, 0);
      if (atOnce !== null && load.underWay >= atOnce)
        throw tooMany(model, `requests at once: Limit ${atOnce}`, patience, headersOf(load, limits, now));
      if (rpm !== null && load.recent.length >= rpm) {
        const free = load.recent[load.recent.length - rpm] as { at: number };
        throw tooMany(model, `requests per min: Limit ${rpm}`, window - (now - free.at), headersOf(load, limits, now));
      }
      if (tpm !== null && load.recent.length > 0 && used() + tokens > tpm) {
        const free = whenRoom(load.recent, used() + tokens - tpm);
        const wait = window - (now - free);
        throw tooMany(model, `tokens per min: Limit ${tpm}`, wait, headersOf(load, limits, now), "tokens");
      }
      load.underWay++;
      load.recent.push({ at: now, tokens });
      let inside = true;
      return {
        headers: headersOf(load, limits, now),
        leave() {
          if (inside) load.underWay--;
          inside = false;
        },
      };
    },
  };
}

/** When the request came with whose end so many tokens are free; the newest where no end gives as many. */
function whenRoom(recent: Load["recent"], over: number): number {
  let freed = 0;
  for (const request of recent) {
    freed += request.tokens;
    if (freed >= over) return request.at;
  }
  return recent.at(-1)?.at ?? 0;
}

function tooMany(
  model: string,
  what: string,
  waitMs: number,
  headers: Record<string, string>,
  type = "requests",
): ApiError {
  const error = new ApiError(429, `Rate limit reached for ${model} on ${what}.`, type, null, "rate_limit_exceeded");
  const wait = Math.max(1, Math.ceil(waitMs));
  error.headers = { ...headers, "retry-after": String(Math.ceil(wait / 1000)), "retry-after-ms": String(wait) };
  return error;
}

/** What is left of each limit, and how long until all of it is there again. */
function headersOf({ recent }: Load, { rpm, tpm, window }: Limits, now: number): Record<string, string> {
  const newest = recent.at(-1);
  // In this order: what is just in has the whole window before it, and no bit more.
  const reset = duration(newest ? window - (now - newest.at) : 0);
  const tokens = recent.reduce((sum, request) => sum + request.tokens, 0);
  return { ...left("requests", rpm, recent.length, reset), ...left("tokens", tpm, tokens, reset) };
}

function left(what: string, limit: number | null, used: number, reset: string): Record<string, string> {
  if (limit === null) return {};
  return {
    [`x-ratelimit-limit-${what}`]: String(limit),
    [`x-ratelimit-remaining-${what}`]: String(Math.max(0, limit - used)),
    [`x-ratelimit-reset-${what}`]: reset,
  };
}

/** Milliseconds as OpenAI writes a duration: `20ms`, `1s`, `1.5s`, `6m0s`, `1h0m0s`. */
export function duration(ms: number): string {
  const whole = Math.max(0, Math.ceil(ms));
  if (whole > 0 && whole < 1000) return `${whole}ms`;
  const hours = Math.floor(whole / 3_600_000);
  const minutes = Math.floor(whole / 60_000) % 60;
  const seconds = `${(whole % 60_000) / 1000}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
