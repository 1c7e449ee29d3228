import { exactKey } from "#lib/algorithms/exact-key.ts";
import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";

/** How like a text is to what is most like it in its group, and to the group's first; null where that is itself or there is nothing else. */
export type MemberScores = { scoreToNearest: number | null; scoreToFirst: number | null };

/**
 * The similarities of a group's texts, the first being the group's oldest. The nearest of a text is known from the look at all tasks,
 * unless that one stands no longer: then it is the nearest of the texts given, searched for. Texts that are the same are so without words
 * too. O(texts) comparisons, and a search for each nearest that is not known.
 * @param known by text: how like it is to its nearest, 0 where that is not known
 */
export function scoreMembers(texts: readonly string[], known: readonly number[], tokenizer: Tokenizer): MemberScores[] {
  const index = createNearDuplicateIndex(tokenizer);
  const alike = new Map<string, number>();
  const forms = texts.map(exactKey);
  for (const [i, form] of forms.entries()) {
    index.add(i, texts[i] as string);
    alike.set(form, (alike.get(form) ?? 0) + 1);
  }
  const toFirst = index.scores(texts[0] ?? "").scores;
  return texts.map((text, i) => {
    const isSame = (alike.get(forms[i] as string) as number) > 1;
    const nearest = known[i] || (isSame ? 1 : index.mostSimilar(text, 1, { except: i })[0]?.score);
    return {
      scoreToNearest: nearest ?? null,
      scoreToFirst: i === 0 ? null : forms[i] === forms[0] ? 1 : (toFirst[i] as number),
    };
  });
}
