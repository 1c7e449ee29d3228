import { type RunSettings, runSettings } from "./schema.ts";

// A run's settings never change, and reading them takes longer than most of what is done with them.
const known = new Map<string, RunSettings>();
const mostKnown = 100;

/** A run's settings, from what is stored of them: read once in this process. */
export function frozenSettings(runId: string, stored: unknown): RunSettings {
  const settings = known.get(runId) ?? runSettings.parse(stored);
  known.delete(runId);
  known.set(runId, settings);
  if (known.size > mostKnown) known.delete(known.keys().next().value as string);
  return settings;
}
