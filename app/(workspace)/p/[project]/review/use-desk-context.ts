"use client";

import { useDeferredValue, useLayoutEffect, useMemo, useRef } from "react";
import type { MentionedPerson } from "#components/items/mentions.ts";
import { useNeighbours } from "#components/items/use-neighbours.ts";
import { useFold } from "#components/ui/use-fold.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import { useComments } from "./use-comments.ts";
import { useComparison } from "./use-comparison.ts";
import { useStable } from "./use-stable.ts";

/**
 * What stands beside the item. The item itself is painted first; this follows in the next frame, in the same places.
 * @param options.ahead the items that come next
 * @param options.inSight whether anybody sees it
 * @param options.open brings it in sight
 */
export function useDeskContext({
  api,
  author,
  people,
  item,
  ahead,
  inSight,
  open,
  focusItem,
}: {
  api: string;
  author: MentionedPerson;
  people: readonly MentionedPerson[];
  item: ReviewItem | null;
  ahead: readonly ReviewItem[];
  inSight: boolean;
  open: () => void;
  focusItem: () => void;
}) {
  const neighboursFold = useFold("seedbed.review.neighbours");
  // The item in sight, and then those that come next; nothing where nobody would see it.
  const wanted = neighboursFold.folded || !inSight ? [] : [...new Set([...(item ? [item] : []), ...ahead])];
  const near = useNeighbours(
    wanted.map(({ id, version }) => ({ key: `${id} ${version}`, path: `${api}/items/${id}/neighbours` })),
  );
  const comments = useComments(api, author, people);
  const place = useRef<HTMLDivElement>(null);
  const commentBox = useRef<HTMLTextAreaElement>(null);
  const comparison = useComparison(item, near.neighbours, place, focusItem);
  const { neighbours } = near;
  const now = useMemo(() => ({ item, neighbours }), [item, neighbours]);
  const shown = useDeferredValue(now);
  const painted = useRef(shown);
  useLayoutEffect(() => {
    painted.current = shown;
  });

  /** Once the box of the item that is on the desk stands there. */
  function focusComment(itemId: string, frames = 20) {
    requestAnimationFrame(() => {
      const box = painted.current.item?.id === itemId ? commentBox.current : null;
      if (!box && frames > 0) return focusComment(itemId, frames - 1);
      box?.focus();
      box?.scrollIntoView({ block: "nearest" });
    });
  }

  return {
    /** What DeskContext shows: the same from one render to the next, as long as nothing of it has changed. */
    parts: {
      shown,
      place,
      commentBox,
      comments,
      neighboursFolded: neighboursFold.folded,
      foldNeighbours: useStable(neighboursFold.fold),
      retryNeighbours: useStable(near.retry),
      openNeighbour: useStable((at: number) => comparison.show(at, at)),
    },
    comments,
    comparison,
    openComment() {
      if (!item) return;
      open();
      if (comparison.neighbour) comparison.leave();
      focusComment(item.id);
    },
    compare(by: 1 | -1) {
      open();
      neighboursFold.fold(false);
      comparison.step(by);
    },
    leaveComparison() {
      if (!comparison.neighbour) return false;
      comparison.leave();
      return true;
    },
  };
}
