import type { TaskText } from "#lib/items/schema.ts";
import type { ClaimedCall } from "./commands/claim-calls.ts";
import type { Prompt } from "./prompt.ts";
import { answerPrompt } from "./prompts/answer-prompt.ts";
import { builtInTemplates } from "./prompts/built-in-templates.ts";
import { classifyPrompt } from "./prompts/classify-prompt.ts";
import { distinctKinds } from "./prompts/distinct-kinds.ts";
import { expansionPrompt } from "./prompts/expansion-prompt.ts";
import { findClassifiable } from "./queries/classifiable.ts";
import { getFrozenTemplate } from "./queries/prompt-versions.ts";
import { listFrozenSeeds, listShownSeeds } from "./queries/run-seeds.ts";
import { listShownItems } from "./queries/shown-items.ts";
import { callSteering, type RunSettings } from "./schema.ts";

/**
 * The prompt of a call; null where its item is gone. It follows from rows that never change alone: the call as it was planned, the
 * versions and revisions that it and its run name. What is read is kept in this process, so that a call costs no query as a rule.
 * @throws PromptChanged where the run froze a built-in prompt that this release words otherwise
 */
export async function callPrompt(
  call: Pick<
    ClaimedCall,
    "projectId" | "runId" | "purpose" | "promptVersion" | "seedRevisionIds" | "shownItems" | "steering" | "itemId"
  >,
  settings: RunSettings,
): Promise<Prompt | null> {
  const { purpose } = call;
  // A classification within an expansion run has a version of its own; a run of classifications has it as the run's.
  const versionIds = [settings.promptVersionId, settings.classifyPromptVersionId];
  const template = await getFrozenTemplate(call.projectId, purpose, versionIds);
  const { label } = builtInTemplates[purpose];
  const frozen = call.promptVersion;
  if (template === builtInTemplates[purpose] && frozen !== null && frozen !== label)
    throw new PromptChanged(frozen, label);
  if (purpose === "expand") {
    const [seeds, items] = await Promise.all([listShownSeeds(call.seedRevisionIds), listShownItems(call.shownItems)]);
    return expansionPrompt(template, {
      tasks: [...seeds, ...items],
      tasksPerCall: settings.tasksPerCall,
      classification: settings.classification,
      wantedCategories: callSteering.parse(call.steering).wantedCategories,
      avoidKinds: settings.steering.avoidKinds,
    });
  }
  const task = await findTask(call);
  if (!task) return null;
  if (purpose === "answer") return answerPrompt(template, task);
  return classifyPrompt(template, task, distinctKinds(await listFrozenSeeds(call.runId)));
}

/** A run's built-in prompt has other words in this release: to send those would be another run under the same name. */
export class PromptChanged extends Error {
  constructor(frozen: string, label: string) {
    super(`the run began with the built-in prompt ${frozen}, and this release has ${label}`);
    this.name = "PromptChanged";
  }
}

/** The text of the item that a call is about: of the version that it names. */
async function findTask({ shownItems, itemId }: Pick<ClaimedCall, "shownItems" | "itemId">): Promise<TaskText | null> {
  const [named] = await listShownItems(shownItems);
  return named ?? (itemId === null ? null : findClassifiable(itemId));
}
