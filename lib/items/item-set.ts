import { z } from "zod";
import { exactItemFilter } from "./item-filter.ts";
import { mostNamedItems } from "./schema.ts";

/** Some of the project's items: all that a filter of the table finds, or those with these numbers. */
export const itemSet = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("filter"), filter: exactItemFilter }),
  z.object({
    kind: z.literal("numbers"),
    numbers: z
      .array(z.int().min(1).max(Number.MAX_SAFE_INTEGER))
      .min(1, "items.errors.noneChosen")
      .max(mostNamedItems, "items.errors.tooManyChosen"),
  }),
]);

/** Some of the project's items. */
export type ItemSet = z.output<typeof itemSet>;
