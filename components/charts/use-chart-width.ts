"use client";

import { type RefObject, useEffect, useState } from "react";

const firstGuess = 560;

/** The width in pixels that a chart has, so that its text is never scaled. A guess until the browser has measured. */
export function useChartWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(firstGuess);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
