import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";

/** The categories of a task: question answering, information extraction, text generation, other. */
export const categories = ["QA", "IE", "GEN", "OTHER"] as const;

/** One of the four categories. */
export type Category = (typeof categories)[number];

/** Where an item stands: derived from its decisions, never set by hand. */
export const itemStatuses = ["pending", "approved", "rejected"] as const;

/** One of the statuses. */
export type ItemStatus = (typeof itemStatuses)[number];

/** What an item came from. */
export const itemOrigins = ["call", "import", "corpus"] as const;

/** One of the origins. */
export type ItemOrigin = (typeof itemOrigins)[number];

/** Text of people, as PostgreSQL can hold it. */
const text = (longest: number) => z.string().max(longest, "items.errors.tooLong").transform(storableText);

/** The three texts of an item. Empty input and output are allowed: flags and reviewers speak of them. */
export const itemText = z.object({
  instruction: text(20_000).refine((value) => value.trim() !== "", "items.errors.instructionEmpty"),
  input: text(100_000),
  output: text(100_000),
});

/** The three texts of an item. */
export type ItemText = z.output<typeof itemText>;

/** An edit: the new texts, and the version they were made from. */
export const itemEdit = itemText.extend({ baseVersion: z.int().min(1) });

/** An edit of an item's text. */
export type ItemEdit = z.output<typeof itemEdit>;

/** A comment on an item. The id is made in the browser, so that sending it twice counts once. */
export const itemComment = z.object({
  id: z.uuid(),
  body: z
    .string()
    .trim()
    .min(1, "items.errors.commentEmpty")
    .max(10_000, "items.errors.tooLong")
    .transform(storableText),
});

/** A comment as it is sent. */
export type ItemComment = z.output<typeof itemComment>;
