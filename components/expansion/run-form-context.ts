"use client";

import { createContext, use } from "react";
import type { FlagPath, RunDraft, TextPath } from "./run-draft.ts";

/** What the fields of the form share: the draft, what changes it, and what is wrong with it. */
export type RunFormState = {
  draft: RunDraft;
  change: (path: TextPath | FlagPath, value: string | boolean) => void;
  errors: Record<string, string>;
};

/** The form around a field. */
export const RunFormContext = createContext<RunFormState | null>(null);

/** The form around this field. */
export function useRunForm(): RunFormState {
  const form = use(RunFormContext);
  if (!form) throw new Error("outside of a run form");
  return form;
}
