import { storableText } from "#lib/algorithms/storable-text.ts";
import type { RateLimits } from "./rate-limits.ts";

/** Parameters that some endpoints or models do not take, and that a call can do without or say otherwise. */
export const refusableParameters = ["response_format", "max_completion_tokens", "max_tokens", "temperature"] as const;

/** One of them. */
export type RefusableParameter = (typeof refusableParameters)[number];

/**
 * Why there is no answer:
 *
 * - `key-refused`: 401 or 403.
 * - `refused-parameter`: the endpoint does not take `parameter`.
 * - `rate-limited`: 429, worth another attempt after `retryAfterMs`.
 * - `provider-error`: 408, 409 or 5xx, worth another attempt.
 * - `timed-out`: no whole answer in time.
 * - `no-connection`: none could be made, or it broke.
 * - `unusable`: an answer that is none (an HTML page, an error body under 200, no choice).
 * - `too-long`: longer than any honest answer.
 * - `refused`: any other 4xx, or an endpoint that cannot be used as it is set up. No attempt mends it.
 */
export type ModelFailureKind =
  | "key-refused"
  | "refused-parameter"
  | "rate-limited"
  | "provider-error"
  | "timed-out"
  | "no-connection"
  | "unusable"
  | "too-long"
  | "refused";

/** What is known of a failure beside its kind and words. */
type Circumstances = {
  status: number | null;
  retryAfterMs: number | null;
  parameter: RefusableParameter | null;
  /** False where the request certainly reached no model, so that nobody can charge for it. */
  mayHaveRun: boolean;
  /** The beginning of what came back. */
  body: string | null;
  limits: RateLimits | null;
};

/** A call that failed, with the provider's own words as its message. */
export class ModelFailure extends Error {
  readonly kind: ModelFailureKind;
  readonly circumstances: Circumstances;

  constructor(kind: ModelFailureKind, words: string, known: Partial<Circumstances> = {}) {
    super(storableText(words.slice(0, 2000)));
    this.name = "ModelFailure";
    this.kind = kind;
    this.circumstances = {
      status: null,
      retryAfterMs: null,
      parameter: null,
      mayHaveRun: true,
      body: null,
      limits: null,
      ...known,
    };
  }

  /** The words for a person, with the HTTP status where there is one. */
  get words(): string {
    const { status } = this.circumstances;
    return status ? `${status}: ${this.message}` : this.message;
  }
}
