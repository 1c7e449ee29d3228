import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";

/** The four categories of a task: question answering, information extraction, text generation, anything else. */
export const categories = ["QA", "IE", "GEN", "OTHER"] as const;

/** One of the four categories. */
export type Category = (typeof categories)[number];

/** The most characters (UTF-16 units) that each text of a task may have. */
export const taskTextLimits = { instruction: 20_000, input: 100_000, output: 100_000 } as const;

/** The text of a task: what to do, what to do it with (may be empty), and what comes out. */
export const taskText = z.object({
  instruction: z.string().min(1).max(taskTextLimits.instruction),
  input: z.string().max(taskTextLimits.input),
  output: z.string().max(taskTextLimits.output),
});

/** The text of a task. */
export type TaskText = z.output<typeof taskText>;

/** Where an item stands: derived from its decisions, never set by hand. */
export const itemStatuses = ["pending", "approved", "rejected"] as const;

/** One of the statuses. */
export type ItemStatus = (typeof itemStatuses)[number];

/** Above this ROUGE-L F1 a task is a near-duplicate of another, unless a run sets another limit. */
export const usualLimit = 0.7;

/**
 * Counts of items stop here, so that they cost milliseconds in a project of any size: a figure above it stands for
 * "more", and reads "10 000+".
 */
export const mostCounted = 10_000;

/** How many items may be named one by one where something is asked about them. */
export const mostNamedItems = 1_000;

/** What an item came from. */
export const itemOrigins = ["call", "import", "corpus"] as const;

/** One of the origins. */
export type ItemOrigin = (typeof itemOrigins)[number];

const editedText = (most: number) => z.string().max(most, "items.errors.tooLong").transform(storableText);

/** An edit of an item's text, and the version that it was made from. Input and output may be empty. */
export const itemEdit = z.object({
  baseVersion: z.int().min(1),
  instruction: editedText(taskTextLimits.instruction).refine(
    (text) => text.trim() !== "",
    "items.errors.instructionEmpty",
  ),
  input: editedText(taskTextLimits.input),
  output: editedText(taskTextLimits.output),
});

/** An edit of an item's text. */
export type ItemEdit = z.output<typeof itemEdit>;

/** A wish to make an older version's text the current one again; `baseVersion` is the one seen as current. */
export const versionRestore = z.object({ baseVersion: z.int().min(1), number: z.int().min(1) });

/** A wish to make an older version's text the current one again. */
export type VersionRestore = z.output<typeof versionRestore>;

/** How many people one comment may call. */
const mostMentions = 20;

/** A comment on an item. The id is made in the browser, so that sending it twice counts once. */
export const itemComment = z.object({
  id: z.uuid(),
  body: z
    .string()
    .trim()
    .min(1, "items.errors.commentEmpty")
    .max(10_000, "items.errors.tooLong")
    .transform(storableText),
  /** Whom it calls, by account; who is no member is left out. */
  mentions: z.array(z.uuid()).max(mostMentions, "items.errors.tooManyMentions").default([]),
});

/** A comment as it is sent. */
export type ItemComment = z.output<typeof itemComment>;

/** Whether a comment counts as dealt with. */
export const commentResolution = z.object({ resolved: z.boolean() });

/** Comments that name the person who asks, and were shown to them. */
export const seenMentions = z.object({ comments: z.array(z.uuid()).max(200) });

/** Which comments a list shows. */
export const commentLists = ["open", "resolved", "mentions"] as const;

/** One of the lists. */
export type CommentList = (typeof commentLists)[number];

/** A list of comments as an address names it; anything malformed is left out. */
export const commentQuery = z.object({
  show: z.enum(commentLists).catch("open"),
  after: z.string().max(100).optional().catch(undefined),
  before: z.string().max(100).optional().catch(undefined),
});

/** How many tags an item may have. */
export const mostTags = 50;

const tag = z
  .string()
  .transform((text) => storableText(text).replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, "items.errors.tagEmpty").max(100, "items.errors.tagTooLong"));

/** Tags to give an item and to take away from it; the same rules as a seed's. */
export const itemTags = z.object({ add: z.array(tag).max(mostTags), remove: z.array(tag).max(mostTags) });

/** Tags to give an item and to take away from it. */
export type ItemTags = z.output<typeof itemTags>;
