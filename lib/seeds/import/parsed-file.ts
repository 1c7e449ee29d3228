/** What is wrong with a row: a key of the message catalogue and what fills it. */
export type Problem = { key: string; values: Record<string, string | number> };

/** A row of a file as it stands there. `row` counts data rows from 1; `line` is the line it begins in, where lines count. */
export type FileRow = { row: number; line: number | null } & (
  | { values: ReadonlyMap<string, unknown>; problem?: undefined }
  | { problem: Problem; values?: undefined }
);

/** A file taken apart: its fields in the order in which they first appear, and every row, good or bad. */
export type ParsedFile = {
  format: "json" | "jsonl" | "csv";
  delimiter: "," | ";" | "\t" | null;
  fields: string[];
  rows: FileRow[];
};

/** Most fields (columns) of a file. */
export const mostFields = 200;
