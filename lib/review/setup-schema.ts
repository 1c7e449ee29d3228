import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { categories } from "#lib/items/schema.ts";
import { reviewPolicy } from "./policy.ts";

/** A policy to save, and the number of the one that it was made from. */
export const policyInput = z.object({ base: z.int().min(0), policy: reviewPolicy });

/** A policy to save. */
export type PolicyInput = z.output<typeof policyInput>;

const share = z
  .int("reviewSetup.assignments.errors.share")
  .min(1, "reviewSetup.assignments.errors.share")
  .max(100, "reviewSetup.assignments.errors.share");

const assignmentRow = z
  .object({
    userId: z.uuid("reviewSetup.assignments.errors.personMissing"),
    /** In per cent. */
    share,
    category: z.enum(categories).nullable(),
    /** The number of an expansion run. */
    run: z.int().min(1).max(2_147_483_647).nullable(),
  })
  .refine((row) => row.category === null || row.run === null, { path: ["run"] });

/** The assignments that are to hold, in order, and the ids of those that they were made from. */
export const assignmentsInput = z.object({
  base: z.array(z.uuid()).max(500),
  rows: z
    .array(assignmentRow)
    .max(200, "reviewSetup.assignments.errors.many")
    .superRefine((rows, context) => {
      const seen = new Set<string>();
      for (const [i, { userId, category, run }] of rows.entries()) {
        const place = `${userId} ${category} ${run}`;
        if (seen.has(place)) {
          context.addIssue({ code: "custom", path: [i, "userId"], message: "reviewSetup.assignments.errors.twice" });
        }
        seen.add(place);
      }
    }),
});

/** The assignments that are to hold. */
export type AssignmentsInput = z.output<typeof assignmentsInput>;

/** An item to use as a known item, and why its answer is what it is. */
export const knownInput = z.object({
  itemId: z.uuid("errors.notFound"),
  note: z.string().trim().max(2_000, "reviewSetup.known.errors.long").transform(storableText),
});

/** An item to use as a known item. */
export type KnownInput = z.output<typeof knownInput>;

/** A known item by its item. */
export const knownItemId = z.object({ itemId: z.uuid("errors.notFound") });

/** Whether a reviewer gets items from the queue. */
export const reviewerPause = z.object({ userId: z.uuid("errors.notFound"), paused: z.boolean() });
