import { exactKey } from "#lib/algorithms/exact-key.ts";
import { rougeL } from "#lib/algorithms/rouge-l.ts";
import { type Tokenizer, tokenize } from "#lib/algorithms/tokenize.ts";

/** How like a text is to what is most like it in its group, and to the group's first; null where that is itself or there is nothing else. */
export type MemberScores = { scoreToNearest: number | null; scoreToFirst: number | null };

/**
 * The similarities of a group's texts, the first being the group's oldest. The nearest of a text is known from the look at all tasks,
 * unless that one stands no longer: then it is the nearest of the texts given. O(texts) comparisons, and O(texts) more for each such one.
 * @param known by text: how like it is to its nearest, 0 where that is not known
 */
export function scoreMembers(texts: readonly string[], known: readonly number[], tokenizer: Tokenizer): MemberScores[] {
  const tokens = texts.map((text) => tokenize(text, tokenizer));
  const likeness = (a: number, b: number): number =>
    exactKey(texts[a] as string) === exactKey(texts[b] as string) ? 1 : rougeL(tokens[a] ?? [], tokens[b] ?? []);
  return texts.map((_, i) => {
    const nearest = known[i] || Math.max(0, ...texts.keys().flatMap((j) => (i === j ? [] : [likeness(i, j)])));
    return {
      scoreToNearest: nearest === 0 ? null : nearest,
      scoreToFirst: i === 0 ? null : likeness(i, 0),
    };
  });
}
