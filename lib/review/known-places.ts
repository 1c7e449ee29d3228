/** Where known items come among all that a reviewer is given, counted from 0. */
export type KnownPlaces = {
  /** Whether one comes at this place. */
  has(place: number): boolean;
  /** How many come before this place. */
  countBefore(place: number): number;
};

/**
 * The places of known items: what a reviewer is given is cut into blocks of 100 / share items, and one of each is a known item, where `draw`
 * says. So there are as many as the share says from the beginning on, and nobody without the draws can tell which is next.
 * @param share of known items, in per cent, 0 to 50
 * @param draw a number in [0, 1) for a block, always the same
 */
export function knownPlaces(share: number, draw: (block: number) => number): KnownPlaces {
  const start = (block: number) => Math.floor((block * 100) / share);
  const blockOf = (place: number) => {
    const block = Math.floor((place * share) / 100);
    return start(block + 1) <= place ? block + 1 : block;
  };
  const placeIn = (block: number) => start(block) + Math.floor(draw(block) * (start(block + 1) - start(block)));
  if (share <= 0) return { has: () => false, countBefore: () => 0 };
  return {
    has: (place) => placeIn(blockOf(place)) === place,
    countBefore: (place) => blockOf(place) + (placeIn(blockOf(place)) < place ? 1 : 0),
  };
}

/**
 * How many known items come until so many others have.
 * @param place the place that is next
 * @param others how many others are still to come
 * @param available how many known items there are for the reviewer
 */
export function knownAhead({ countBefore }: KnownPlaces, place: number, others: number, available: number): number {
  let ahead = 0;
  for (;;) {
    const until = Math.min(available, countBefore(place + others + ahead) - countBefore(place));
    if (until === ahead) return ahead;
    ahead = until;
  }
}
