"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { SightClock } from "#components/review/sight-clock.ts";

/**
 * Measures for how long the item on the desk was in sight, in milliseconds.
 * @returns what has passed for an item until now
 */
export function useSight(itemId: string | null): (itemId: string) => number {
  const clock = useRef<SightClock | null>(null);
  clock.current ??= new SightClock(() => performance.now(), true);
  const { current } = clock;
  useLayoutEffect(() => current.look(itemId), [current, itemId]);
  useEffect(() => {
    const show = () => current.show(document.visibilityState === "visible");
    show();
    document.addEventListener("visibilitychange", show);
    return () => document.removeEventListener("visibilitychange", show);
  }, [current]);
  return (id) => current.elapsed(id);
}
