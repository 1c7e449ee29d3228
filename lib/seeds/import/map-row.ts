import type { ImportMapping } from "../import-schema.ts";
import { type SeedFields, seedFields } from "../schema.ts";
import type { Problem } from "./parsed-file.ts";
import { readCategory } from "./read-category.ts";
import { saysNothing } from "./says-nothing.ts";

/** What a row becomes by a mapping: a seed's fields, or the first thing that is wrong with it. */
export type MappedRow = { fields: SeedFields; problem?: undefined } | { problem: Problem; fields?: undefined };

/** Makes a seed of a row's values. Pure; a row that does not fit is a problem, never an exception. */
export function mapRow(values: ReadonlyMap<string, unknown>, mapping: ImportMapping): MappedRow {
  const raw: Record<(typeof textTargets)[number], string> = {
    instruction: "",
    input: "",
    output: "",
    kind: "",
    notes: "",
  };
  const tags: string[] = [];
  let category: SeedFields["category"] = null;
  for (const { name, target } of mapping.fields) {
    if (target === "ignore") continue;
    const cells = scalars(values.get(name), target === "tags" || target === "tag");
    if (cells === null) return bad("notText", { field: name.slice(0, 100) });
    const text = cells[0] ?? "";
    if (target === "tags") tags.push(...(Array.isArray(values.get(name)) ? cells : splitTags(text)));
    else if (target === "tag")
      tags.push(...cells.filter((cell) => !isBlank(cell)).map((cell) => `${name}: ${cell.trim()}`));
    else if (target !== "category") raw[target] = text;
    else if (text.trim() !== "") {
      category = readCategory(text);
      if (category === null) return bad("category", { value: text.trim().slice(0, 100) });
    }
  }
  if (mapping.emptyInputs && saysNothing(raw.input)) raw.input = "";
  const parsed = seedFields.safeParse({ ...raw, category, tags: tags.filter((tag) => tag.trim() !== "") });
  if (parsed.success) return { fields: parsed.data };
  return { problem: { key: parsed.error.issues[0]?.message ?? "seeds.import.problems.notText", values: {} } };
}

const textTargets = ["instruction", "input", "output", "kind", "notes"] as const;

/** The texts of a value; null where it is an object, or a list where only one text fits. */
function scalars(value: unknown, many: boolean): string[] | null {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    if (!many || value.some((one) => typeof one === "object" && one !== null)) return null;
    return value.filter((one) => one !== null).map(String);
  }
  return typeof value === "object" ? null : [String(value)];
}

/** Tags in one cell: by semicolons or bars, or by commas where there are neither. */
function splitTags(cell: string): string[] {
  return cell.split(/[;|\n]/.test(cell) ? /[;|\n]/ : ",");
}

function isBlank(cell: string): boolean {
  return cell.trim() === "" || saysNothing(cell);
}

function bad(what: "notText" | "category", values: Problem["values"]): MappedRow {
  return { problem: { key: `seeds.import.problems.${what}`, values } };
}
