import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ParsedFile } from "../import/parsed-file.ts";
import { proposeMapping } from "../import/propose-mapping.ts";
import { countRows, type ImportCounts, mapRows, type SortedRow, sortRows } from "../import/sort-rows.ts";
import type { ImportMapping } from "../import-schema.ts";
import { findHeldKeys } from "./find-held-keys.ts";

/** What a file would bring in. */
export type ImportPreview = {
  format: ParsedFile["format"];
  delimiter: ParsedFile["delimiter"];
  /** Rows of the file. */
  rows: number;
  mapping: ImportMapping;
  /** Each field with some of its first values, shortened. */
  fields: { name: string; examples: string[] }[];
  counts: ImportCounts;
  /** The first rows, as they would come in; texts are shortened. */
  first: SortedRow[];
  /** The first rows that would not come in because they are bad or repeat another. */
  left: Exclude<SortedRow, { state: "new" | "here" }>[];
};

const firstRows = 10;
const firstLeft = 100;

/** Shows what an import would do, and changes nothing. Without a mapping, with the one that the fields' names suggest. */
export async function previewImport(member: Member, file: ParsedFile, chosen?: ImportMapping): Promise<ImportPreview> {
  authorise(member, "seeds.import");
  const mapping = chosen ?? proposeMapping(file);
  const keyed = mapRows(file.rows, mapping);
  const sorted = sortRows(keyed, await findHeldKeys(db, member.project.id, keyed));
  return {
    format: file.format,
    delimiter: file.delimiter,
    rows: file.rows.length,
    mapping,
    fields: file.fields.map((name) => ({ name, examples: examplesOf(file, name) })),
    counts: countRows(sorted),
    first: sorted.slice(0, firstRows).map(shortened),
    left: sorted
      .filter((row) => row.state === "bad" || row.state === "repeated")
      .slice(0, firstLeft)
      .map(shortened) as ImportPreview["left"],
  };
}

function examplesOf(file: ParsedFile, name: string): string[] {
  const found = new Set<string>();
  for (const { values } of file.rows.slice(0, 50)) {
    const value = values?.get(name);
    if (value === undefined || value === null || value === "") continue;
    found.add((typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 80));
    if (found.size === 3) break;
  }
  return [...found];
}

function shortened(row: SortedRow): SortedRow {
  if (row.state === "bad") return row;
  const cut = (text: string) => (text.length > 400 ? `${text.slice(0, 400)}…` : text);
  const { instruction, input, output, notes } = row.fields;
  const fields = {
    ...row.fields,
    instruction: cut(instruction),
    input: cut(input),
    output: cut(output),
    notes: cut(notes),
  };
  return { ...row, fields };
}
