import { lastWhere } from "./alignment.ts";

/** The sentences of a text by where they begin and end, and what each says: sentences of one `says` have the same words. */
export type Sentences = { at: (index: number) => { start: number; end: number; says: number } };

/** Splits texts into sentences (at marks that end one, and at line breaks). `known` numbers what they say, for texts that are compared. */
export function sentencesOf(text: string, known: Map<string, number>): Sentences {
  const found: { start: number; end: number; says: number }[] = [];
  const add = (start: number, end: number) => {
    const words =
      text
        .slice(start, end)
        .toLowerCase()
        .match(/[\p{L}\p{M}\d]+/gu)
        ?.join(" ") ?? "";
    if (!known.has(words)) known.set(words, known.size);
    found.push({ start, end, says: known.get(words) as number });
  };
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/[.!?](?=\s)|[。！？]|\n/g)) {
    add(start, index + mark.length);
    start = index + mark.length;
  }
  add(start, text.length);
  return {
    at: (index) =>
      found[
        Math.max(
          0,
          lastWhere(found, (each) => each.start <= index),
        )
      ] as (typeof found)[number],
  };
}
