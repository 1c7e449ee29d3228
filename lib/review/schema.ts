import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { categories } from "#lib/items/schema.ts";

/** Reasons to reject that ship, from the known faults of such data, in the order that projects begin with. */
export const rejectReasons = [
  "wrongAnswer",
  "unclearInstruction",
  "mergedInstructions",
  "emptyOutput",
  "inputMismatch",
  "missingAttachment",
  "unsafeAdvice",
  "personalData",
  "notBiomedical",
  "nearDuplicate",
  "wrongArithmetic",
  "inventedLink",
] as const;

/**
 * A reason to reject as a project has it. Decisions name it by its key, for ever; `label` null is the text that ships with
 * that key. A retired one is no longer offered. The first ten that are offered have the digits 1 to 9, then 0, as keys.
 */
export type RejectReason = { key: string; label: string | null; retired: boolean };

/** The most reasons that a project has, those retired included. */
export const mostRejectReasons = 40;

/** How many items one request may name. */
const mostItems = 100;

/** A decision as the desk sends it. The id is made in the browser, so that sending it twice counts once. */
export const decisionInput = z
  .object({
    id: z.uuid(),
    itemId: z.uuid(),
    /** The version of the text that was on screen. */
    itemVersion: z.int().min(1),
    verdict: z.enum(["approve", "reject"]),
    category: z.enum(categories).nullable(),
    /** Keys of the project's reasons. */
    reasons: z.array(z.string().min(1).max(60)).max(mostRejectReasons),
    /** How long the item was in sight, in milliseconds. */
    duration: z.int().min(0).max(3_600_000).nullish(),
    comment: z.string().trim().max(10_000, "review.errors.commentTooLong").transform(storableText),
  })
  .refine((decision) => decision.verdict === "reject" || decision.category !== null, {
    path: ["category"],
    message: "review.errors.categoryMissing",
  })
  .refine((decision) => decision.verdict === "approve" || decision.reasons.length > 0 || decision.comment !== "", {
    path: ["reasons"],
    message: "review.errors.reasonMissing",
  });

/** A decision as the desk sends it. */
export type DecisionInput = z.output<typeof decisionInput>;

/** What the queue of the desk is narrowed to, from its address; anything malformed is left out. */
export const queueFilter = z.object({
  /** The proposed category. */
  category: z.enum(categories).optional().catch(undefined),
  /** The number of the expansion run. */
  run: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
  /** The number of one item to begin with, whatever its status. */
  item: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

/** What the queue of the desk is narrowed to. */
export type QueueFilter = z.output<typeof queueFilter>;

/** A wish for the next items: how many, and which the desk has already (on screen, ahead, or with unsent decisions). */
export const takeInput = z.object({
  filter: queueFilter,
  count: z.int().min(1).max(10),
  held: z.array(z.uuid()).max(mostItems),
});

/** A wish for the next items. */
export type TakeInput = z.output<typeof takeInput>;

/** Items by id: those that the desk still holds, or lets go. */
export const itemIds = z.object({ items: z.array(z.uuid()).max(mostItems) });

/** A wish to set an item aside (`skipped`), or to have it back in its place. */
export const skipInput = z.object({ itemId: z.uuid(), skipped: z.boolean() });
