import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { projectName, targetMix, tokenizer } from "./schema.ts";

/** A new project, with or without the starter seeds. */
export const newProjectInput = z.object({ name: projectName, starterSeeds: z.boolean() });

/** What a project's settings hold. */
export const projectSettings = z.object({
  name: projectName,
  description: z.string().trim().max(2000, "team.errors.description").transform(storableText),
  targetMix,
  annotatorsMayGrow: z.boolean(),
  tokenizer,
});

/** A project's settings. */
export type ProjectSettings = z.output<typeof projectSettings>;

/** Whether the project is to be archived or brought back. */
export const archiveInput = z.object({ archived: z.boolean() });
