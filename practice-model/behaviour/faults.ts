import type { Random } from "#practice-model/grammar/random.ts";

/** Ways to misbehave that have a name; any HTTP status from 400 to 599 is one too. The README says what each does. */
export const namedFaults = [
  "timeout",
  "hang",
  "reset",
  "drop",
  "slow",
  "html",
  "error200",
  "garbled",
  "invalid-utf8",
  "no-choices",
  "no-usage",
  "usage-low",
  "usage-high",
  "usage-odd",
  "huge",
  "doubled",
  "stray",
  "cut",
  "malformed",
  "fenced",
  "empty",
  "refusal",
  "filter",
] as const;

export type FaultName = (typeof namedFaults)[number] | `${number}`;

export interface FaultRate {
  fault: FaultName;
  /** From 0 to 1. At most one fault befalls a request, so the rates of a list add up to at most 1. */
  probability: number;
}

export interface FaultList {
  rates: readonly FaultRate[];
  /** Seconds for the Retry-After header of 429 and 503; none is sent where this is missing. */
  retryAfter?: number;
}

/**
 * Reads `429:0.1,timeout:0.02,retry-after:1`. A fault without a number always happens; an empty text is no fault.
 * Throws a RangeError that names the part at fault.
 */
export function parseFaults(text: string): FaultList {
  const rates: FaultRate[] = [];
  let retryAfter: number | undefined;
  for (const part of text.split(",").map((entry) => entry.trim())) {
    if (!part) continue;
    const match = /^([a-z0-9-]+)(?::(\d+(?:\.\d+)?|\.\d+))?$/.exec(part);
    if (!match) throw new RangeError(`"${part}" is not a fault: write name:probability, for example 429:0.1`);
    const name = match[1] as string;
    const number = match[2] === undefined ? undefined : Number(match[2]);
    if (name === "retry-after") {
      if (number === undefined) throw new RangeError("retry-after needs seconds, for example retry-after:1");
      retryAfter = number;
      continue;
    }
    if (!/^[45]\d\d$/.test(name) && !(namedFaults as readonly string[]).includes(name))
      throw new RangeError(
        `"${name}" is not a known fault; known are 400 to 599, retry-after, ${namedFaults.join(", ")}`,
      );
    const probability = number ?? 1;
    if (probability > 1)
      throw new RangeError(`the probability of ${name} is ${probability}; it must lie between 0 and 1`);
    rates.push({ fault: name as FaultName, probability });
  }
  const sum = rates.reduce((total, rate) => total + rate.probability, 0);
  if (sum > 1 + 1e-9) throw new RangeError(`the probabilities of the faults add up to ${sum}; they must not pass 1`);
  return retryAfter === undefined ? { rates } : { rates, retryAfter };
}

/** The fault that befalls one attempt at a request, or null. */
export function drawFault(random: Random, faults: FaultList): FaultName | null {
  let left = random.fraction();
  for (const { fault, probability } of faults.rates) {
    left -= probability;
    if (left < 0) return fault;
  }
  return null;
}
