import type { Category } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { ExportRow } from "../export-row.ts";

/** At most so many rows and, beyond the first row, so many bytes of text are held at a time. */
const rowsAtMost = 1_000;
const bytesAtMost = 4_000_000;

/**
 * The rows of a version in its order, a page at a time: all, or one category's. The next page is read when it is
 * asked for, so memory stays flat however long the version or its texts are.
 *
 * The texts are fetched row by row from their primary key (a lateral subquery with a limit), as a hash join would read
 * every text of the installation for each page. Their sizes are known without reading them.
 */
export async function* readPages(versionId: string, category: Category | null): AsyncGenerator<ExportRow[]> {
  for (let after = 0; ; ) {
    const page = await db.$queryRaw<(ExportRow & { position: number })[]>`
      SELECT position, category, instruction, input, output FROM (
        SELECT m.position, m.category, v.instruction, v.input, v.output,
          sum(octet_length(v.instruction) + octet_length(v.input) + octet_length(v.output)) OVER (ORDER BY m.position)
            AS bytes,
          row_number() OVER (ORDER BY m.position) AS place
        FROM (
          SELECT position, category::text, item_id, item_version FROM dataset_version_items
          WHERE version_id = ${versionId}::uuid AND position > ${after}
            AND (${category}::text IS NULL OR category = ${category}::"Category")
          ORDER BY position LIMIT ${rowsAtMost}
        ) m
        CROSS JOIN LATERAL (
          SELECT instruction, input, output FROM item_versions
          WHERE item_id = m.item_id AND number = m.item_version LIMIT 1
        ) v
      ) page
      WHERE bytes <= ${bytesAtMost} OR place = 1
      ORDER BY position`;
    const last = page.at(-1);
    if (!last) return;
    after = last.position;
    yield page;
  }
}
