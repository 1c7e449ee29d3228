import { type FaultList, parseFaults } from "./faults.ts";

/** How the practice model behaves for one request. */
export interface Behaviour {
  faults: FaultList;
  /** Milliseconds before it answers: drawn between the two for each attempt. */
  latency: readonly [low: number, high: number];
  seed: number;
  /** Scales how often tasks are wrong on purpose: 1 as documented, 0 never. */
  wrong: number;
}

export const usualBehaviour: Behaviour = { faults: { rates: [] }, latency: [0, 0], seed: 1, wrong: 1 };

/** The settings as they are written: in the environment, in headers, or after the `?` of a model's name. */
export interface WrittenBehaviour {
  faults?: string | null | undefined;
  latency?: string | null | undefined;
  seed?: string | null | undefined;
  wrong?: string | null | undefined;
}

/** `base` with what is written put in its place. Throws a RangeError that says which setting is wrong and why. */
export function withWritten(base: Behaviour, written: WrittenBehaviour): Behaviour {
  return {
    faults: read(written.faults, base.faults, parseFaults),
    latency: read(written.latency, base.latency, parseLatency),
    seed: read(written.seed, base.seed, (text) => parseNumber("seed", text, /^\d{1,15}$/, "a whole number")),
    wrong: read(written.wrong, base.wrong, (text) =>
      parseNumber("wrong", text, /^\d(?:\.\d+)?$/, "a number from 0 to 5", 5),
    ),
  };
}

/** A model's name as it is asked for: `practice?latency=200&faults=429:0.1` is the model practice with settings of its own. */
export function splitModelName(asked: string): { name: string; written: WrittenBehaviour } {
  const mark = asked.indexOf("?");
  if (mark < 0) return { name: asked, written: {} };
  const written: Record<string, string> = {};
  for (const pair of asked.slice(mark + 1).split("&")) {
    if (!pair) continue;
    const [key, ...rest] = pair.split("=");
    if (!key || !["faults", "latency", "seed", "wrong"].includes(key) || rest.length !== 1)
      throw new RangeError(`"${pair}" is not a setting; known are faults=, latency=, seed= and wrong=`);
    if (key in written) throw new RangeError(`the setting ${key} is given twice`);
    written[key] = rest[0] as string;
  }
  return { name: asked.slice(0, mark), written };
}

function read<T>(text: string | null | undefined, otherwise: T, parse: (text: string) => T): T {
  return text === undefined || text === null || text === "" ? otherwise : parse(text);
}

function parseLatency(text: string): readonly [number, number] {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text);
  const low = Number(match?.[1]);
  const high = Number(match?.[2] ?? match?.[1]);
  if (!match || high < low) throw new RangeError(`latency is "${text}"; it must be milliseconds, as 200 or 100-300`);
  return [low, high];
}

function parseNumber(
  name: string,
  text: string,
  pattern: RegExp,
  wanted: string,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (!pattern.test(text) || Number(text) > most) throw new RangeError(`${name} is "${text}"; it must be ${wanted}`);
  return Number(text);
}
