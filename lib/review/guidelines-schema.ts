import { z } from "zod";
import { tooDeepLine } from "#lib/algorithms/markdown-depth.ts";
import { storableText } from "#lib/algorithms/storable-text.ts";

/** The most characters (UTF-16 units) that guidelines may have: some 6,000 words. */
export const mostGuidelineText = 40_000;

const highestNumber = 2_147_483_647;

/** What changed, in the author's words. */
const note = z.string().trim().max(500, "guidelines.errors.noteTooLong").transform(storableText);

/** New guidelines, in Markdown, and the number of the version that they were made from; 0 where there was none. */
export const guidelinesInput = z.object({
  baseNumber: z.int().min(0).max(highestNumber),
  body: z
    .string()
    .max(mostGuidelineText, "guidelines.errors.tooLong")
    // As a form sends it, lines may end in two characters.
    .transform((text) => storableText(text).replaceAll(/\r\n?/g, "\n"))
    .refine((text) => text.trim() !== "", "guidelines.errors.empty")
    // Nobody's browser should be kept busy for minutes by what somebody pasted.
    .refine((text) => tooDeepLine(text) === null, "guidelines.errors.tooDeep"),
  note,
});

/** New guidelines. */
export type GuidelinesInput = z.output<typeof guidelinesInput>;

/** A wish to make an older version's text the current one again; `baseNumber` is the one seen as current. */
export const guidelinesRestore = z.object({
  baseNumber: z.int().min(0).max(highestNumber),
  number: z.int().min(1).max(highestNumber),
  note,
});

/** A wish to make an older version's text the current one again. */
export type GuidelinesRestore = z.output<typeof guidelinesRestore>;

/** Which version is asked for, from an address; the current one where that names none. */
export const guidelinesAsked = z.object({
  number: z.coerce.number().int().min(1).max(highestNumber).optional(),
});
