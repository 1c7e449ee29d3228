import type { Category } from "#lib/items/schema.ts";

/** One task of a dataset version, as it was frozen. */
export type ExportRow = {
  instruction: string;
  /** May be empty. */
  input: string;
  output: string;
  category: Category;
};
