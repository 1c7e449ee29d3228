/**
 * Why a run stopped by itself: its spend cap or the project's budget of the month is used up, too few candidates were
 * accepted over its window, too many calls failed in a row, the endpoint did not take the key, it refused the request
 * as such, the run made as many calls as it may, or this release has other words for the built-in prompt that it began with.
 */
const stopCodes = [
  "spendCap",
  "budget",
  "acceptance",
  "failures",
  "keyRefused",
  "refused",
  "maxCalls",
  "promptChanged",
] as const;

/** One of them. */
export type StopCode = (typeof stopCodes)[number];

/** The stored code, or null where there is none that this version knows. */
export function readStopCode(code: string | null): StopCode | null {
  return stopCodes.find((each) => each === code) ?? null;
}
