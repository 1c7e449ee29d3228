import { type Category, categories } from "#lib/items/schema.ts";
import { fileName } from "./file-name.ts";
import type { DatasetVersion } from "./queries/get-version.ts";
import { type FormatName, formatNames } from "./schema.ts";

/** A file that a version offers, whether or not it is prepared. */
export type ListedFile = {
  name: string;
  format: FormatName;
  category: Category | null;
  rows: number;
  /** Known once the version is prepared. */
  figures: { bytes: number; sha256: string } | null;
};

/** The files of a version: each format with all items, then with each category that it has. */
export function listFiles(
  version: Pick<DatasetVersion, "number" | "itemCount" | "counts" | "manifest">,
  projectSlug: string,
): ListedFile[] {
  const { number, itemCount, counts, manifest } = version;
  const parts = [null, ...categories.filter((category) => counts[category] > 0)];
  return formatNames.flatMap((format) =>
    parts.map((category) => ({
      name: fileName(projectSlug, number, format, category),
      format,
      category,
      rows: category ? counts[category] : itemCount,
      figures: manifest?.files.find((file) => file.format === format && file.category === category) ?? null,
    })),
  );
}
