import { categories } from "#lib/items/schema.ts";
import { classifyPrompt } from "./classify-prompt.ts";
import type { ClaimedCall } from "./commands/claim-calls.ts";
import { expansionPrompt, type Prompt } from "./prompt.ts";
import { findClassifiable } from "./queries/classifiable.ts";
import { listShownSeeds } from "./queries/run-seeds.ts";
import type { RunSettings } from "./schema.ts";

/** The prompt of a call, from what was frozen when its run started and it was planned; null where its item is gone. */
export async function callPrompt(call: ClaimedCall, settings: RunSettings): Promise<Prompt | null> {
  if (call.purpose === "expand") {
    const seeds = await listShownSeeds(call.seedRevisionIds);
    return expansionPrompt({ seeds, tasksPerCall: settings.tasksPerCall, categories });
  }
  const task = call.itemId ? await findClassifiable(call.itemId) : null;
  return task && classifyPrompt(task);
}
