"use client";

import { useEffect, useState } from "react";

/** Whether a part of the page is folded away; this browser remembers it, where it remembers anything. */
export function useFold(key: string): { folded: boolean; fold: (folded: boolean) => void } {
  const [folded, setFolded] = useState(false);
  useEffect(() => {
    try {
      setFolded(localStorage.getItem(key) === "folded");
    } catch {
      // Open, as for everybody who has not folded it.
    }
  }, [key]);

  function fold(next: boolean) {
    setFolded(next);
    try {
      localStorage.setItem(key, next ? "folded" : "open");
    } catch {
      // Then it holds until the page goes.
    }
  }
  return { folded, fold };
}
