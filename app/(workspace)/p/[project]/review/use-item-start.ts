"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Begins each new item at its top, and brings the focus to it where it was on the one before, or nowhere: a screen
 * reader then reads on, and who works with the buttons keeps their place.
 * @param page the parts of it that scroll begin at their tops
 */
export function useItemStart(
  itemId: string | null,
  page: RefObject<HTMLElement | null>,
  heading: RefObject<HTMLElement | null>,
  onStart: () => void,
): void {
  const shown = useRef<string | null>(null);
  const latest = useRef(onStart);
  latest.current = onStart;
  useLayoutEffect(() => {
    if (itemId === shown.current) return;
    const first = shown.current === null;
    shown.current = itemId;
    latest.current();
    for (const region of page.current?.querySelectorAll("[role=region]") ?? []) region.scrollTop = 0;
    const at = document.activeElement;
    const adrift = at === null || at === document.body || at.closest("[role=region]") !== null;
    if (!first && adrift) heading.current?.focus({ preventScroll: true });
  }, [itemId, page, heading]);
}
