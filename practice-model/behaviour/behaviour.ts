import { type FaultList, parseFaults } from "./faults.ts";

/** How the practice model behaves for one request. */
export interface Behaviour {
  faults: FaultList;
  /** Milliseconds before it answers: drawn between the two for each attempt. */
  latency: readonly [low: number, high: number];
  seed: number;
  /** Scales how often tasks are wrong on purpose: 1 as documented, 0 never. */
  wrong: number;
  limits: Limits;
  batch: BatchPace;
}

/** What a model takes at most; null is no limit. */
export interface Limits {
  /** Requests under way at once. */
  atOnce: number | null;
  /** Requests, and tokens of prompts and answers, in a window. */
  rpm: number | null;
  tpm: number | null;
  /** Length of the window in milliseconds. */
  window: number;
}

/** How batches go. */
export interface BatchPace {
  /** How long one takes in all, in milliseconds. */
  ms: number;
  /** The share of its lines after which its time is up; null where it gets through. */
  expires: number | null;
}

export const usualBehaviour: Behaviour = {
  faults: { rates: [] },
  latency: [0, 0],
  seed: 1,
  wrong: 1,
  limits: { atOnce: null, rpm: null, tpm: null, window: 60_000 },
  batch: { ms: 2_000, expires: null },
};

/** The settings by the names that they have after the `?` of a model's name. */
const settingNames = [
  "faults",
  "latency",
  "seed",
  "wrong",
  "at-once",
  "rpm",
  "tpm",
  "window",
  "batch-ms",
  "batch-expires",
] as const;

/** One of them. */
export type SettingName = (typeof settingNames)[number];

/** The settings as they are written: in the environment, in headers, or in a model's name. */
export type WrittenBehaviour = Partial<Record<SettingName, string | null | undefined>>;

/** `base` with what is written put in its place. Throws a RangeError that says which setting is wrong and why. */
export function withWritten(base: Behaviour, written: WrittenBehaviour): Behaviour {
  const whole = (name: SettingName, otherwise: number | null) =>
    read(written[name], otherwise, (text) => parseNumber(name, text, /^[1-9]\d{0,8}$/, "a whole number from 1"));
  return {
    faults: read(written.faults, base.faults, parseFaults),
    latency: read(written.latency, base.latency, parseLatency),
    seed: read(written.seed, base.seed, (text) => parseNumber("seed", text, /^\d{1,15}$/, "a whole number")),
    wrong: read(written.wrong, base.wrong, (text) =>
      parseNumber("wrong", text, /^\d(?:\.\d+)?$/, "a number from 0 to 5", 5),
    ),
    limits: {
      atOnce: whole("at-once", base.limits.atOnce),
      rpm: whole("rpm", base.limits.rpm),
      tpm: whole("tpm", base.limits.tpm),
      window: read(written.window, base.limits.window, (text) =>
        parseNumber("window", text, /^[1-9]\d{0,7}$/, "milliseconds from 1"),
      ),
    },
    batch: {
      ms: read(written["batch-ms"], base.batch.ms, (text) =>
        parseNumber("batch-ms", text, /^\d{1,9}$/, "milliseconds"),
      ),
      expires: read(written["batch-expires"], base.batch.expires, (text) =>
        parseNumber("batch-expires", text, /^\d(?:\.\d+)?$/, "a share from 0 to 1", 1),
      ),
    },
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
    if (!key || !(settingNames as readonly string[]).includes(key) || rest.length !== 1)
      throw new RangeError(
        `"${pair}" is not a setting; known are ${settingNames.map((name) => `${name}=`).join(", ")}`,
      );
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
