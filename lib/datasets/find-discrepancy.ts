import { categories } from "#lib/items/schema.ts";
import type { FileDigest } from "./digest-files.ts";
import type { CountsByCategory } from "./schema.ts";

/** Says where the rows that were read are not those that were frozen; null where all agree. */
export function findDiscrepancy(itemCount: number, counts: CountsByCategory, digests: FileDigest[]): string | null {
  for (const { format, category, rows } of digests) {
    const frozen = category ? counts[category] : itemCount;
    if (rows !== frozen) return `${format} ${category ?? "all"}: ${rows} rows were read, ${frozen} were frozen`;
  }
  for (const category of categories) {
    if (counts[category] > 0 && !digests.some((file) => file.category === category)) {
      return `${category}: no rows were read, ${counts[category]} were frozen`;
    }
  }
  return null;
}
