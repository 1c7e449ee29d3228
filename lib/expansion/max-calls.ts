import type { RunSettings } from "./schema.ts";

/** The calls after which a run ends whatever it has: its setting, or twenty times what its target takes at best. */
export function maxCallsOf(settings: Pick<RunSettings, "maxCalls" | "target" | "tasksPerCall">): number {
  return settings.maxCalls ?? 20 * Math.ceil(settings.target / settings.tasksPerCall);
}
