import type { PromptPurpose } from "#lib/expansion/prompts/template-schema.ts";
import type { PromptFigures } from "#lib/expansion/queries/prompt-figures.ts";

/** Items that all runs of the project kept: what a version's share is of. */
export function keptItems(figures: readonly PromptFigures[]): number {
  // Runs over items count what they went through, and make no items.
  const own = figures.filter(({ purpose }) => purpose === "expand");
  return own.reduce((sum, { accepted }) => sum + accepted, 0);
}

/** Runs that use any version of a template, or the built-in prompt of a purpose (`templateId` null). */
export function templateRuns(
  figures: readonly PromptFigures[],
  purpose: PromptPurpose,
  templateId: string | null,
): number {
  const own = figures.filter((row) => row.purpose === purpose && row.templateId === templateId);
  return own.reduce((sum, { runs }) => sum + runs, 0);
}
