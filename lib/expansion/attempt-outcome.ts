/**
 * What an attempt came to, one for each way in which a provider can behave:
 *
 * - `answered`: the response that its call keeps.
 * - `surplus`: a response that came when the call had one already, or was no longer wanted.
 * - `rateLimited`: 429, no room now.
 * - `providerError`: 408, 409 or 5xx.
 * - `timedOut`: no whole answer in time.
 * - `connectionLost`: no connection, or one that broke.
 * - `unusable`: an answer that is none: a web page, an error with status 200, no choice, not JSON.
 * - `tooLong`: an answer longer than any honest one; the connection was cut.
 * - `parameterRefused`: the endpoint does not take a parameter; the call goes on without it.
 * - `keyRefused`: 401 or 403.
 * - `refused`: any other 4xx, or an endpoint that cannot be used as it is set up.
 * - `lost`: its worker was never heard of again.
 */
export const attemptOutcomes = [
  "answered",
  "surplus",
  "rateLimited",
  "providerError",
  "timedOut",
  "connectionLost",
  "unusable",
  "tooLong",
  "parameterRefused",
  "keyRefused",
  "refused",
  "lost",
] as const;

/** One of them. */
export type AttemptOutcome = (typeof attemptOutcomes)[number];
