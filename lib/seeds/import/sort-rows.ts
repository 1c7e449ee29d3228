import { taskKey } from "#lib/items/task-key.ts";
import type { ImportMapping } from "../import-schema.ts";
import { isComplete, type SeedFields } from "../schema.ts";
import { mapRow } from "./map-row.ts";
import type { FileRow, Problem } from "./parsed-file.ts";

/** A row as it would come in: new, here already as another seed, the same as an earlier row, or bad. */
export type SortedRow = { row: number; line: number | null } & (
  | { state: "new"; fields: SeedFields }
  | { state: "here"; fields: SeedFields; number: number }
  | { state: "repeated"; fields: SeedFields; of: number }
  | { state: "bad"; problem: Problem }
);

/** A row that became a seed's fields, with the key of its task. */
export type KeyedRow = { row: number; line: number | null } & (
  | { fields: SeedFields; key: string; problem?: undefined }
  | { problem: Problem }
);

/** Makes seeds of a file's rows by a mapping. */
export function mapRows(rows: FileRow[], mapping: ImportMapping): KeyedRow[] {
  return rows.map(({ row, line, values, problem }) => {
    const mapped = values ? mapRow(values, mapping) : { problem: problem as Problem };
    return mapped.fields
      ? { row, line, fields: mapped.fields, key: taskKey(mapped.fields) }
      : { row, line, problem: mapped.problem as Problem };
  });
}

/**
 * Tells new rows from those that are in the project already.
 * @param held numbers of the project's seeds by the key of their tasks
 */
export function sortRows(rows: KeyedRow[], held: ReadonlyMap<string, number>): SortedRow[] {
  const first = new Map<string, number>();
  return rows.map((keyed): SortedRow => {
    const { row, line } = keyed;
    if (keyed.problem !== undefined) return { row, line, state: "bad", problem: keyed.problem };
    const { fields, key } = keyed;
    const number = held.get(key);
    if (number !== undefined) return { row, line, state: "here", fields, number };
    const of = first.get(key);
    if (of !== undefined) return { row, line, state: "repeated", fields, of };
    first.set(key, row);
    return { row, line, state: "new", fields };
  });
}

/** How many rows are new (and of these drafts), here already, repeated and bad. */
export type ImportCounts = { added: number; drafts: number; here: number; repeated: number; bad: number };

/** Counts sorted rows by what becomes of them. */
export function countRows(rows: SortedRow[]): ImportCounts {
  const counts: ImportCounts = { added: 0, drafts: 0, here: 0, repeated: 0, bad: 0 };
  for (const row of rows) {
    if (row.state !== "new") counts[row.state] += 1;
    else {
      counts.added += 1;
      if (!isComplete(row.fields)) counts.drafts += 1;
    }
  }
  return counts;
}
