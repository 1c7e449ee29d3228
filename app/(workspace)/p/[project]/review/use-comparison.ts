"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useMemo, useRef, useState } from "react";
import { sharedWording } from "#components/items/shared-wording.ts";
import type { KnownNeighbours } from "#components/items/use-neighbours.ts";
import { announce } from "#components/ui/announce.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";

/**
 * The neighbour that lies open beside the item on the desk. Another item, or another text of it, closes it.
 * @param context where the neighbours stand; its place in what scrolls is kept while one of them is open
 * @param focusItem brings the focus back where the keys had opened it
 */
export function useComparison(
  item: ReviewItem | null,
  neighbours: KnownNeighbours,
  context: RefObject<HTMLElement | null>,
  focusItem: () => void,
) {
  const t = useTranslations("items.neighbours");
  const [open, setOpen] = useState<{ of: string; place: number } | null>(null);
  const from = useRef<{ row: number | null; scrollTop: number }>({ row: null, scrollTop: 0 });
  const key = item && `${item.id} ${item.version}`;
  const place = open !== null && open.of === key ? open.place : null;
  const ready = neighbours.state === "ready" ? neighbours : null;
  const neighbour = place === null ? null : (ready?.neighbours[place] ?? null);
  const wording = useMemo(
    () =>
      item && ready && neighbour
        ? sharedWording({ ...item, withInput: ready.withInput }, neighbour, ready.tokenizer)
        : null,
    [item, ready, neighbour],
  );
  const region = () => context.current?.closest("[role=region]") ?? null;

  function show(next: number, row: number | null = null): void {
    if (key === null || !ready?.neighbours[next]) return;
    if (place === null) from.current = { row, scrollTop: region()?.scrollTop ?? 0 };
    setOpen({ of: key, place: next });
  }

  function leave(): void {
    setOpen(null);
    const { row, scrollTop } = from.current;
    // After the list is back.
    requestAnimationFrame(() => {
      region()?.scrollTo({ top: scrollTop });
      const rows = context.current?.querySelectorAll<HTMLElement>("[data-neighbour]");
      if (row === null) focusItem();
      else rows?.[row]?.focus({ preventScroll: true });
    });
  }

  /** Opens the most similar one, then the next or the one before; says why where there is none. */
  function step(by: 1 | -1): void {
    if (!ready) announce(t(neighbours.state === "failed" ? "failed" : "notYet"));
    else if (ready.neighbours.length === 0) announce(t("none"));
    else show(place === null ? 0 : Math.min(Math.max(place + by, 0), ready.neighbours.length - 1));
  }

  return {
    neighbour,
    place: place ?? 0,
    count: ready?.neighbours.length ?? 0,
    ready,
    shared: wording?.here,
    show,
    step,
    leave,
  };
}
