import { z } from "zod";
import { seedFieldNames } from "./schema.ts";

/** What a file's field can become: a field of the seed, a tag "field: value", or nothing. */
export const importTargets = [...seedFieldNames, "tag", "ignore"] as const;

/** What a file's field becomes. */
export type ImportTarget = (typeof importTargets)[number];

/** How a file's fields become a seed's. `emptyInputs`: an input that only says that there is none becomes empty. */
export const importMapping = z
  .object({
    fields: z.array(z.object({ name: z.string(), target: z.enum(importTargets) })).max(200),
    emptyInputs: z.boolean(),
  })
  .superRefine(({ fields }, context) => {
    const taken = new Set<string>();
    for (const { target } of fields) {
      if (taken.has(target) && !repeatable.has(target)) {
        context.addIssue({ code: "custom", message: "seeds.import.errors.twoFields", path: [target] });
      }
      taken.add(target);
    }
    if (!taken.has("instruction")) {
      context.addIssue({ code: "custom", message: "seeds.import.errors.noInstruction", path: ["instruction"] });
    }
  });

const repeatable = new Set<string>(["tags", "tag", "ignore"] satisfies ImportTarget[]);

/** A mapping of a file's fields. */
export type ImportMapping = z.output<typeof importMapping>;

/** Most bytes of a file, as sent and unpacked. */
export const mostImportBytes = 20_000_000;
/** Most rows of a file. */
export const mostImportRows = 20_000;
