import { seededRandom } from "#lib/algorithms/random.ts";
import type { TaskText } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { PromptMessage } from "../prompt.ts";
import { answerPrompt } from "../prompts/answer-prompt.ts";
import { classifyPrompt } from "../prompts/classify-prompt.ts";
import { distinctKinds } from "../prompts/distinct-kinds.ts";
import { promptBytes } from "../prompts/prompt-bytes.ts";
import { refuseBadTemplate } from "../prompts/refuse-bad-template.ts";
import type { PromptPurpose, TemplateText } from "../prompts/template-schema.ts";
import { runSettings } from "../schema.ts";
import { listDrawableSeeds } from "./drawable-seeds.ts";
import { pickShownItems } from "./pick-shown-items.ts";
import { previewCall } from "./preview-call.ts";
import { listShownSeeds } from "./run-seeds.ts";
import { listShownItems } from "./shown-items.ts";

/** A template as a call would send it: the seeds that it shows by number, the messages, their size with the schema's. */
export type TemplatePreview = { seeds: number[]; messages: PromptMessage[]; bytes: number };

/**
 * A template's text on drawn material: for expansion on the seeds of call `draw` of a run with the usual settings, for the other purposes
 * on one of the project's machine-written items or, as long as there is none, on one of its seeds.
 * @throws Refusal `invalid` where the text is no good template, or there is nothing to show
 */
export async function previewTemplate(
  member: Member,
  { purpose, draw, ...template }: TemplateText & { purpose: PromptPurpose; draw: number },
): Promise<TemplatePreview> {
  authorise(member, "prompts.view");
  refuseBadTemplate(purpose, template);
  if (purpose === "expand") {
    const settings = runSettings.parse({ endpointId: "none", model: "none", rngSeed: "preview" });
    const { seeds, messages, bytes } = await previewCall(member, settings, draw, template);
    return { seeds, messages, bytes };
  }
  const drawable = await listDrawableSeeds(db, member.project.id);
  const share = seededRandom(`${draw}:preview`)();
  const [item] = await listShownItems(await pickShownItems(db, member.project.id, [share]));
  const seed = item ? undefined : drawable[Math.floor(share * drawable.length)];
  const task: TaskText | undefined = item ?? (seed && (await listShownSeeds([seed.revisionId]))[0]);
  if (!task) throw new Refusal("invalid", "prompts.errors.nothingToShow");
  const { instruction, input, output } = task;
  const prompt =
    purpose === "answer"
      ? answerPrompt(template, { instruction, input })
      : classifyPrompt(template, { instruction, input, output }, distinctKinds(drawable));
  return { seeds: seed ? [seed.number] : [], messages: prompt.messages, bytes: promptBytes(prompt) };
}
