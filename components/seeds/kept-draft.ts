import { z } from "zod";
import { categories } from "#lib/items/schema.ts";
import type { SeedFields } from "#lib/seeds/schema.ts";

// What is being written need not be valid yet, so the limits of a seed do not hold here.
const loose = z.object({
  instruction: z.string(),
  input: z.string(),
  output: z.string(),
  category: z.enum(categories).nullable(),
  kind: z.string(),
  tags: z.array(z.string()),
  notes: z.string(),
}) satisfies z.ZodType<SeedFields>;

const keptDraft = z.object({
  /** When it was last typed in, in milliseconds. */
  at: z.number(),
  base: z.object({ revision: z.number(), fields: loose }),
  fields: loose,
});

/** Unsaved changes as this browser keeps them: the text, and the revision that it was made from (0 for a new seed). */
export type KeptDraft = z.output<typeof keptDraft>;

/** Where a person's unsaved changes to one seed are kept. */
export function keptDraftKey(userId: string, projectSlug: string, number: number | null): string {
  return `seedbed:seed:${userId}:${projectSlug}:${number ?? "new"}`;
}

/** The changes kept under a key; null where there are none, or none that can be read. */
export function readKeptDraft(key: string): KeptDraft | null {
  try {
    return keptDraft.parse(JSON.parse(localStorage.getItem(key) ?? "null"));
  } catch {
    return null;
  }
}

/** Keeps changes, or forgets them (null). A browser that stores nothing only loses this convenience. */
export function writeKeptDraft(key: string, draft: KeptDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full, or switched off.
  }
}
