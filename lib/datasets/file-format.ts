import type { ExportRow } from "./export-row.ts";

/**
 * How the rows of a version become a file: `begin`, the rows with `between` between them, `end`. All of it is UTF-8.
 * What a format writes never changes: people compare files by their SHA-256. A change is a new format.
 */
export type FileFormat = {
  /** What follows the version in a file's name, such as "alpaca.json". */
  extension: string;
  contentType: string;
  begin: string;
  between: string;
  end: string;
  encode: (row: ExportRow) => string;
};
