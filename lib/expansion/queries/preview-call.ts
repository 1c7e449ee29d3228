import { categories } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { drawSeeds } from "../draw-seeds.ts";
import { expansionPrompt, type PromptMessage } from "../prompt.ts";
import type { RunSettings } from "../schema.ts";
import { listDrawableSeeds } from "./drawable-seeds.ts";
import { listShownSeeds } from "./run-seeds.ts";

/** A call as it would be sent: its seeds by number, and the messages. */
export type CallPreview = { callNumber: number; seeds: number[]; messages: PromptMessage[] };

/**
 * What call `callNumber` of a run with these settings would show, were it started now: the same draw and the same prompt
 * as the run's own.
 * @throws Refusal `invalid` when fewer seeds are complete than one prompt shows
 */
export async function previewCall(
  member: Member,
  settings: Pick<RunSettings, "seedsPerPrompt" | "tasksPerCall" | "rngSeed">,
  callNumber: number,
): Promise<CallPreview> {
  authorise(member, "runs.view");
  const drawable = await listDrawableSeeds(db, member.project.id);
  if (drawable.length < settings.seedsPerPrompt) {
    throw new Refusal("invalid", "expansion.errors.tooFewSeeds", {
      values: { complete: drawable.length, wanted: settings.seedsPerPrompt },
    });
  }
  const numberOf = new Map(drawable.map((seed) => [seed.revisionId, seed.number]));
  const drawn = drawSeeds([...numberOf.keys()], settings.seedsPerPrompt, settings.rngSeed, callNumber);
  const { messages } = expansionPrompt({
    seeds: await listShownSeeds(drawn),
    tasksPerCall: settings.tasksPerCall,
    categories,
  });
  return { callNumber, seeds: drawn.flatMap((id) => numberOf.get(id) ?? []), messages };
}
