import type { PracticeSettings } from "./start-practice-model.ts";

/** The port where no other is asked for. */
const usualPort = 3901;

/** Reads PRACTICE_MODEL_PORT, _KEY, _FAULTS, _LATENCY_MS, _SEED, _WRONG, _AT_ONCE, _RPM, _TPM, _WINDOW_MS, _BATCH_MS, _BATCH_EXPIRES and _DIR. Throws a RangeError that names the variable. */
export function settingsFromEnvironment(environment: Readonly<Record<string, string | undefined>>): PracticeSettings {
  const text = (name: string) => environment[`PRACTICE_MODEL_${name}`]?.trim() || undefined;
  const number = (name: string) => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (!/^\d+(?:\.\d+)?$/.test(value))
      throw new RangeError(`PRACTICE_MODEL_${name} is "${value}"; it must be a number`);
    return Number(value);
  };
  const port = number("PORT") ?? usualPort;
  if (!Number.isInteger(port) || port > 65_535)
    throw new RangeError(`PRACTICE_MODEL_PORT is "${port}"; it must be a port from 0 to 65535`);
  const settings = {
    port,
    key: text("KEY"),
    faults: text("FAULTS"),
    latency: text("LATENCY_MS"),
    seed: number("SEED"),
    wrong: number("WRONG"),
    atOnce: number("AT_ONCE"),
    rpm: number("RPM"),
    tpm: number("TPM"),
    window: number("WINDOW_MS"),
    batchMs: number("BATCH_MS"),
    batchExpires: number("BATCH_EXPIRES"),
    directory: text("DIR"),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
