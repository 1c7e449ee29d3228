"use client";

import { useEffect, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import type { NeighbourTask } from "#lib/items/queries/list-neighbours.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";

type Known = readonly NeighbourTask[] | "failed";

/** How many items' neighbours are kept, for looking back. */
const kept = 60;

/**
 * What is most like the item on the desk. It comes after the item and never holds it up; once it is there, that of the
 * next item is fetched too, so that it mostly stands there already.
 */
export function useNeighbours(api: string, current: ReviewItem | null, next: ReviewItem | null) {
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const underWay = useRef(new Set<string>());
  const here = current && keyOf(current);
  const wanted = here !== null && !known.has(here) ? current : next && !known.has(keyOf(next)) ? next : null;

  useEffect(() => {
    if (!wanted || underWay.current.has(keyOf(wanted))) return;
    const key = keyOf(wanted);
    underWay.current.add(key);
    void askServer<NeighbourTask[]>(`${api}/items/${wanted.id}/neighbours`).then((answer) => {
      underWay.current.delete(key);
      setKnown((before) => new Map([...before, [key, answer.ok ? answer.value : "failed"] as const].slice(-kept)));
    });
  }, [api, wanted]);

  return {
    neighbours: (here === null ? undefined : known.get(here)) ?? ("loading" as const),
    retry: () => setKnown((before) => new Map([...before].filter(([key]) => key !== here))),
  };
}

/** A new text has other neighbours. */
function keyOf(item: ReviewItem): string {
  return `${item.id} ${item.version}`;
}
