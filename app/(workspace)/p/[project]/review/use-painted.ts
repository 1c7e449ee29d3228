"use client";

import { useLayoutEffect, useRef } from "react";

/**
 * Tells which item has been painted last: a key that is held down decides no item before it was to be seen.
 * @returns the id of the item that is on screen; null between two of them
 */
export function usePainted(itemId: string | null): { readonly current: string | null } {
  const painted = useRef<string | null>(null);
  useLayoutEffect(() => {
    painted.current = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // The frame is painted right after this call.
      timer = setTimeout(() => {
        painted.current = itemId;
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [itemId]);
  return painted;
}
