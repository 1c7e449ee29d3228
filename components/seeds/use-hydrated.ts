"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page listens already. Before that, what is typed into a controlled field is forgotten. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
