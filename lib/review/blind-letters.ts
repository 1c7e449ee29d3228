import { createHmac } from "node:crypto";

/**
 * What reviewers of an item are called while their names are hidden: A, B, C. Who is which is drawn by item and reviewer under a
 * key: the same at each look, another on the next item, and nobody without the key can work it out from ids.
 * @returns letters by reviewer, in their order
 */
export function blindLetters(key: Buffer, itemId: string, reviewerIds: Iterable<string>): Map<string, string> {
  const drawn = [...new Set(reviewerIds)].map((id) => ({
    id,
    place: createHmac("sha256", key).update(`${itemId} ${id}`).digest("hex"),
  }));
  drawn.sort((a, b) => (a.place < b.place ? -1 : 1));
  return new Map(drawn.map(({ id }, i) => [id, letter(i)]));
}

/** A to Z, then AA, AB and so on. */
function letter(place: number): string {
  return (place >= 26 ? letter(Math.floor(place / 26) - 1) : "") + String.fromCharCode(65 + (place % 26));
}
