"use client";

import { createContext, use } from "react";
import type { ProjectMix } from "#lib/expansion/queries/project-mix.ts";
import type { PromptChoice } from "#lib/expansion/queries/prompt-versions.ts";
import type { Category } from "#lib/items/schema.ts";
import type { FlagPath, RunDraft, TextPath } from "./setting-paths.ts";

/** What there is to choose from. */
export type RunChoices = {
  /** `batches`: it is known to take batches. */
  endpoints: readonly { id: string; name: string; batches: boolean }[];
  prompts: readonly PromptChoice[];
  /** The kinds of task of the seeds that may be drawn, and how many of each. */
  kinds: readonly { kind: string; seeds: number }[];
  /** How many seeds may be drawn. */
  seedCount: number;
  /** The project's mix, and the categories that lack most. */
  mix: ProjectMix & { wanted?: readonly Category[] };
};

/** What the fields of the form share: the draft, what changes it, what is wrong with it, and what there is to choose from. */
export type RunFormState = {
  draft: RunDraft;
  change: (path: TextPath | FlagPath, value: string | boolean) => void;
  /** The weight of a kind of task. */
  changeKind: (kind: string, weight: string) => void;
  /** Puts another draft in the place of this one. */
  replace: (draft: RunDraft) => void;
  errors: Record<string, string>;
  choices: RunChoices;
};

/** The form around a field. */
export const RunFormContext = createContext<RunFormState | null>(null);

/** The form around this field. */
export function useRunForm(): RunFormState {
  const form = use(RunFormContext);
  if (!form) throw new Error("outside of a run form");
  return form;
}
