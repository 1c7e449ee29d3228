import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { checkSeeds } from "../check-seeds.ts";
import type { PromptMessage } from "../prompt.ts";
import { expansionPrompt } from "../prompts/expansion-prompt.ts";
import { promptBytes } from "../prompts/prompt-bytes.ts";
import type { TemplateText } from "../prompts/template-schema.ts";
import type { RunSettings } from "../schema.ts";
import { type DrawSettings, drawCall } from "./draw-calls.ts";
import { listDrawableSeeds } from "./drawable-seeds.ts";
import { describePromptVersion, getFrozenTemplate } from "./prompt-versions.ts";
import { listShownSeeds } from "./run-seeds.ts";
import { listShownItems } from "./shown-items.ts";

/** A call as it would be sent: the seeds and items that it shows by number, the messages, and their size with the schema's. */
export type CallPreview = {
  callNumber: number;
  seeds: number[];
  items: number[];
  messages: PromptMessage[];
  bytes: number;
};

/** What the prompt of an expansion call depends on. */
export type PreviewSettings = DrawSettings & Pick<RunSettings, "tasksPerCall" | "classification" | "promptVersionId">;

/**
 * What call `callNumber` of a run with these settings would show, were it started now: the same draw and the same prompt
 * as the run's own.
 * @param template a text in place of that of the settings' version; it was checked
 * @throws Refusal `invalid` when fewer seeds may be drawn than one prompt shows, or the version's template is archived;
 * `not-found` for a version of another project
 */
export async function previewCall(
  member: Member,
  settings: PreviewSettings,
  callNumber: number,
  template?: TemplateText,
): Promise<CallPreview> {
  authorise(member, "runs.view");
  const projectId = member.project.id;
  if (!template) await describePromptVersion(db, projectId, "expand", settings.promptVersionId);
  const drawable = await listDrawableSeeds(db, projectId);
  checkSeeds(drawable, settings);
  const draw = await drawCall(db, projectId, settings, drawable, callNumber);
  const drawn = draw.places.flatMap((place) => drawable[place] ?? []);
  const [text, seeds, items, numbers] = await Promise.all([
    template ?? getFrozenTemplate(projectId, "expand", [settings.promptVersionId]),
    listShownSeeds(drawn.map((seed) => seed.revisionId)),
    listShownItems(draw.shownItems),
    listItemNumbers(draw.shownItems.map((item) => item.itemId)),
  ]);
  const prompt = expansionPrompt(text, {
    tasks: [...seeds, ...items],
    tasksPerCall: settings.tasksPerCall,
    classification: settings.classification,
    wantedCategories: draw.steering.wantedCategories ?? [],
    avoidKinds: settings.steering.avoidKinds,
  });
  return {
    callNumber,
    seeds: drawn.map((seed) => seed.number),
    items: numbers,
    messages: prompt.messages,
    bytes: promptBytes(prompt),
  };
}

async function listItemNumbers(ids: string[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await db.item.findMany({ where: { id: { in: ids } }, select: { id: true, sequence: true } });
  const numberOf = new Map(rows.map((row) => [row.id, Number(row.sequence)]));
  return ids.flatMap((id) => numberOf.get(id) ?? []);
}
