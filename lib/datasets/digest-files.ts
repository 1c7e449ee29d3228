import { type Category, categories } from "#lib/items/schema.ts";
import type { ExportRow } from "./export-row.ts";
import { createFileDigest, type FileFigures } from "./file-digest.ts";
import { fileFormats } from "./file-formats.ts";
import { type FormatName, formatNames } from "./schema.ts";

/** What one file of a version comes to. */
export type FileDigest = { format: FormatName; category: Category | null } & FileFigures;

/**
 * What every file of a version comes to, from one reading of its rows: each format with all rows, then with each
 * category that has any.
 * @param onPage called after each page with the rows gone through so far
 */
export async function digestFiles(
  pages: AsyncIterable<ExportRow[]>,
  onPage: (rows: number) => Promise<void> = async () => {},
): Promise<FileDigest[]> {
  const digests = formatNames.map((format) => ({
    format,
    encode: fileFormats[format].encode,
    all: createFileDigest(fileFormats[format]),
    byCategory: new Map(categories.map((category) => [category, createFileDigest(fileFormats[format])])),
  }));
  let rows = 0;
  for await (const page of pages) {
    for (const row of page) {
      for (const { encode, all, byCategory } of digests) {
        const encoded = encode(row);
        all.add(encoded);
        byCategory.get(row.category)?.add(encoded);
      }
    }
    rows += page.length;
    await onPage(rows);
  }
  return digests.flatMap(({ format, all, byCategory }) => [
    { format, category: null, ...all.finish() },
    ...[...byCategory]
      .map(([category, digest]) => ({ format, category, ...digest.finish() }))
      .filter((file) => file.rows > 0),
  ]);
}
