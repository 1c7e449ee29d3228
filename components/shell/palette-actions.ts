"use client";

import { type ReactNode, useEffect, useSyncExternalStore } from "react";

/** Something that the command palette offers: a place (`href`) or an act (`run`), with the key that does the same. */
export type PaletteAction = {
  id: string;
  label: string;
  icon?: ReactNode;
  /** As Kbd takes it; the palette teaches it. */
  shortcut?: string;
  /** Other words that it is found by. */
  keywords?: string[];
} & ({ href: string; run?: never } | { run: () => void; href?: never });

const none: readonly PaletteAction[] = [];
const groups = new Map<symbol, readonly PaletteAction[]>();
const listeners = new Set<() => void>();
let all: readonly PaletteAction[] = none;

function change() {
  all = Array.from(groups.values()).flat();
  for (const listener of listeners) listener();
}

/** Offers the actions of a page in the command palette for as long as it is mounted. Keep the list in a memo. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  useEffect(() => {
    const key = Symbol("palette actions");
    groups.set(key, actions);
    change();
    return () => {
      groups.delete(key);
      change();
    };
  }, [actions]);
}

/** The actions that the mounted pages offer; for the palette. */
export function useOfferedActions(): readonly PaletteAction[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
    () => none,
  );
}
