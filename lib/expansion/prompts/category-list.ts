import type { Category } from "#lib/items/schema.ts";
import { categoryMeanings } from "../category-meanings.ts";

/** Categories with what they mean, one a line. */
export function categoryList(categories: readonly Category[]): string {
  return categories.map((category) => `  - ${category}: ${categoryMeanings[category]}`).join("\n");
}
