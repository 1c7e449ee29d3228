import type { ImportMapping, ImportTarget } from "../import-schema.ts";
import { seedFieldNames } from "../schema.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { saysNothing } from "./says-nothing.ts";

const names = new Map<string, ImportTarget>([
  ["instruction", "instruction"],
  ["instructions", "instruction"],
  ["prompt", "instruction"],
  ["question", "instruction"],
  ["input", "input"],
  ["context", "input"],
  ["passage", "input"],
  ["output", "output"],
  ["response", "output"],
  ["answer", "output"],
  ["completion", "output"],
  ["category", "category"],
  ["kind", "kind"],
  ["kindoftask", "kind"],
  ["tags", "tags"],
  ["keywords", "tags"],
  ["notes", "notes"],
  ["note", "notes"],
  ["comment", "notes"],
  ["id", "ignore"],
  ["number", "ignore"],
]);

/**
 * A first mapping, by the fields' names: the first field that names a target gets it, others become tags. Placeholders for "no
 * input" are emptied where there are any, except in a file with a seed's very own fields, which comes back in as it went out.
 */
export function proposeMapping(file: Pick<ParsedFile, "fields" | "rows">): ImportMapping {
  const taken = new Set<ImportTarget>();
  // The exact names go first, so that "prompt" does not take the place of a later "instruction".
  const targets = new Map<string, ImportTarget>();
  for (const exact of [true, false]) {
    for (const name of file.fields) {
      const target = exact ? seedFieldNames.find((own) => own === name.trim().toLowerCase()) : names.get(plain(name));
      if (!target || targets.has(name) || (target !== "ignore" && taken.has(target))) continue;
      targets.set(name, target);
      taken.add(target);
    }
  }
  const fields = file.fields.map((name) => ({ name, target: targets.get(name) ?? ("tag" as const) }));
  const input = fields.find(({ target }) => target === "input")?.name;
  const ownFile = file.fields.join() === seedFieldNames.join();
  const emptyInputs =
    !ownFile && input !== undefined && file.rows.some(({ values }) => isPlaceholder(values?.get(input)));
  return { fields, emptyInputs };
}

function isPlaceholder(value: unknown): boolean {
  return typeof value === "string" && saysNothing(value);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
