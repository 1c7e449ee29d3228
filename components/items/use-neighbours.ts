"use client";

import { useEffect, useState } from "react";
import type { Neighbours } from "#lib/items/queries/list-neighbours.ts";
import { askServer } from "./ask-server.ts";

/** An item whose neighbours are wanted. The key changes with its text: a new text has other neighbours. */
export type Wanted = { key: string; path: string };

/** What is known of an item's neighbours. */
export type KnownNeighbours = Neighbours | { state: "loading" } | { state: "failed"; ahead: boolean };

/** How many items' neighbours are kept, for looking back. */
const kept = 60;
const askAgainAfter = 1_000;

/**
 * What is most like an item. It is asked for once the item is painted, and never holds it up; then, one at a time, for the items that
 * come next, so that theirs mostly stands there already. What nobody waits for any more is given up.
 * @param wanted the item in sight, and then those that come next
 */
export function useNeighbours(wanted: readonly Wanted[]): { neighbours: KnownNeighbours; retry: () => void } {
  const [known, setKnown] = useState<ReadonlyMap<string, KnownNeighbours>>(new Map());
  const here = wanted[0];
  const next = wanted.find((each) => isOpen(known.get(each.key), each === here));
  const waits = next !== undefined && known.get(next.key)?.state === "preparing";
  const { key, path } = next ?? {};

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known changes with each answer, and the next question follows
  useEffect(() => {
    if (key === undefined || path === undefined) return;
    const request = new AbortController();
    const cancel = afterPaint(waits ? askAgainAfter : 0, async () => {
      const answer = await askServer<Neighbours>(path, { signal: request.signal });
      if (request.signal.aborted) return;
      const found = answer.ok ? answer.value : { state: "failed" as const, ahead: key !== here?.key };
      setKnown(
        (before) => new Map([...[...before].filter(([each]) => each !== key), [key, found] as const].slice(-kept)),
      );
    });
    return () => {
      cancel();
      request.abort();
    };
  }, [key, path, known]);

  return {
    neighbours: (here && known.get(here.key)) ?? { state: "loading" },
    retry: () => setKnown((before) => new Map([...before].filter(([each]) => each !== here?.key))),
  };
}

/** Whether there is something to ask. What failed ahead of time is asked once more when its item comes in sight. */
function isOpen(known: KnownNeighbours | undefined, inSight: boolean): boolean {
  if (known === undefined || known.state === "preparing") return true;
  return known.state === "failed" && known.ahead && inSight;
}

/** Runs once the browser has painted what is there now, and after a while if one is given. */
function afterPaint(wait: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run, wait);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
