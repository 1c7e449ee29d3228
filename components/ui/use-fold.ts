"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
/** What this browser would not keep holds until the page goes. */
const unkept = new Map<string, string>();

function read(key: string): string | null {
  const held = unkept.get(key);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Whether a part of the page is folded away; this browser remembers it, where it remembers anything.
 * @param usual how it is for everybody who has not touched it
 */
export function useFold(key: string, usual = false): { folded: boolean; fold: (folded: boolean) => void } {
  const kept = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  function fold(next: boolean) {
    try {
      localStorage.setItem(key, next ? "folded" : "open");
    } catch {
      unkept.set(key, next ? "folded" : "open");
    }
    for (const listener of listeners) listener();
  }
  return { folded: kept === null ? usual : kept === "folded", fold };
}
