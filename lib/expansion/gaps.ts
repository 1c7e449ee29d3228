import { type Category, categories } from "#lib/items/schema.ts";

/** By category: items that a project has, or the per cent of them that it wants. */
export type ByCategory = Record<Category, number>;

/** What a project lacks against its target mix. */
export type Gaps = {
  /** How much more (or less) often a seed of the category is to be drawn: 1 where it has its share. */
  factors: ByCategory;
  /** The categories that lack most, most first: two at most. */
  wanted: Category[];
};

/** So many items, in the mix that is wanted, are thought to be there before the first: the first few must not swing it. */
const prior = 20;
const least = 0.1;
const most = 10;
/** With the plain ratio a mix would come to rest halfway between the target and the mix of the seeds. */
const power = 4;
/** Per cent of all items that a category must lack before the prompt asks for it. */
const noticeable = 1;

/**
 * What a project lacks: the factor of a category is its wanted share over the share that it has, to the fourth power,
 * between a tenth and ten: a small lack already shows, and no category is ever shut out.
 * @param counts items by category, rejected ones left out
 * @param target the target mix in per cent
 */
export function gapsOf(counts: ByCategory, target: ByCategory): Gaps {
  const total = categories.reduce((sum, category) => sum + counts[category], 0);
  const factor = (category: Category) => {
    const wanted = target[category] / 100;
    if (wanted === 0) return least;
    const ratio = (wanted * (total + prior)) / (counts[category] + wanted * prior);
    return Math.min(most, Math.max(least, ratio ** power));
  };
  const lack = (category: Category) => target[category] - (100 * counts[category]) / total;
  const wanted =
    total === 0
      ? []
      : categories.filter((category) => lack(category) > noticeable).toSorted((a, b) => lack(b) - lack(a));
  return {
    factors: Object.fromEntries(categories.map((category) => [category, factor(category)])) as ByCategory,
    wanted: wanted.slice(0, 2),
  };
}
