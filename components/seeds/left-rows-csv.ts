import { csvLine } from "#lib/algorithms/csv-line.ts";

/** Rows that an import left out as a CSV file for people: row, line and reason. */
export function leftRowsCsv(
  header: readonly string[],
  rows: readonly { row: number; line: number | null; reason: string }[],
): string {
  return [csvLine(header), ...rows.map(({ row, line, reason }) => csvLine([row, line ?? "", reason]))].join("");
}
