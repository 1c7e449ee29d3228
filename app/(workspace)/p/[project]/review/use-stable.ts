"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** The same function at every render, which does what the latest one does: parts that get it need not render again. */
export function useStable<Args extends unknown[], Result>(run: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
