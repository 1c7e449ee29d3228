/** As many tags as a person may give an item. */
const mostTags = 50;

/** A duplicate's tags that count as given to what stays in its place. */
type Given = { tagsGiven: readonly string[] };

/**
 * The tags that what stays gets from those that are set aside for it, in order and up to 50 in all. A tag counts as given by each that
 * has it and that what stays did not have of its own, so that it goes only with the last of them.
 * @param tags what stays has now
 * @param standing what stands set aside for it already
 * @param arriving the tags of each that is set aside now
 * @returns what it has then, and what each of `arriving` gave
 */
export function giveTags(
  tags: readonly string[],
  standing: readonly Given[],
  arriving: readonly (readonly string[])[],
): { tags: string[]; given: string[][] } {
  const before = new Set(standing.flatMap((mark) => mark.tagsGiven));
  const own = new Set(tags.filter((tag) => !before.has(tag)));
  const all = new Set(tags);
  const given = arriving.map((each) =>
    each.filter((tag) => {
      if (own.has(tag)) return false;
      if (all.size < mostTags) all.add(tag);
      return all.has(tag);
    }),
  );
  return { tags: [...all], given };
}

/**
 * What is left of the tags when some of those that gave them are brought back.
 * @param remaining what stays set aside for it
 */
export function takeTags(tags: readonly string[], leaving: readonly Given[], remaining: readonly Given[]): string[] {
  const still = new Set(remaining.flatMap((mark) => mark.tagsGiven));
  const gone = new Set(leaving.flatMap((mark) => mark.tagsGiven).filter((tag) => !still.has(tag)));
  return tags.filter((tag) => !gone.has(tag));
}
