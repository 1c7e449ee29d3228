import type { Alignment } from "./alignment.ts";
import { addTo, type Cluster, type Texts } from "./clusters.ts";
import type { Fact } from "./facts.ts";
import type { Sentences } from "./sentences.ts";

/** A fact that has nothing on the other side of a difference. */
export type Lone = { fact: Fact; cluster: Cluster; side: "old" | "new" };

/** What is gone here and has come there, with the same words around or in the same sentence, has only moved. */
export function withoutMoved(
  lone: readonly Lone[],
  sentences: Record<"old" | "new", Sentences>,
  { toNew }: Alignment,
): Lone[] {
  const gone = lone.filter(({ side }) => side === "old");
  const come = lone.filter(({ side }) => side === "new");
  const moved = new Set<Lone>();
  const match = (placeOf: (each: Lone) => string | null) => {
    const places = new Map<string, Lone[]>();
    for (const each of come) {
      const place = moved.has(each) ? null : placeOf(each);
      if (place !== null) addTo(places, place, each);
    }
    for (const each of gone) {
      const place = moved.has(each) ? null : placeOf(each);
      const other = place === null ? undefined : places.get(place)?.pop();
      if (other) moved.add(each).add(other);
    }
  };
  // A whole sentence that moved.
  match(({ fact, side }) => `${fact.key} ${sentences[side].at(fact.start).says}`);
  // A figure that moved within its sentence. A denial that does so denies something else.
  match(({ fact, side }) => {
    if (fact.kind === "negation") return null;
    const at = side === "old" ? toNew(fact.start) : fact.start;
    const sentence = sentences.new.at(at).start;
    // "2 doses" and "doses of 2"
    return fact.kind === "quantity" && (fact.unit === "" || fact.unit === "dose")
      ? `${fact.comparison} ${fact.value} ${sentence}`
      : `${fact.key} ${sentence}`;
  });
  return lone.filter((each) => !moved.has(each));
}

/** A sentence that came or went whole denies nothing that still stands; unless the other side says some of it without the denial. */
export function isWholeSentence({ fact, cluster, side }: Lone, sentences: Sentences, texts: Texts): boolean {
  const { start, end } = sentences.at(fact.start);
  const { hunk } = cluster;
  const text = texts[side];
  const [from, to] = side === "old" ? [hunk.oldStart, hunk.oldEnd] : [hunk.newStart, hunk.newEnd];
  const stands = text.slice(start, Math.max(start, from)) + text.slice(Math.min(to, end), end);
  if (/[\p{L}\d]/u.test(stands)) return false;
  const instead =
    side === "old" ? texts.new.slice(hunk.newStart, hunk.newEnd) : texts.old.slice(hunk.oldStart, hunk.oldEnd);
  const words = new Set(contentWords(instead));
  return !contentWords(text.slice(start, end)).some((word) => words.has(word));
}

function contentWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}
