"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import type { DeskAct } from "#components/review/desk-keys.ts";
import { usePaletteActions } from "#components/shell/palette-actions.ts";

const offered = [
  ["approve", "a"],
  ["reject", "r"],
  ["edit", "e"],
  ["comment", "c"],
  ["skip", "s"],
  ["back", "b"],
  ["undo", "u"],
  ["compare", "n"],
  ["help", "?"],
] as const;

/** The desk's actions in the command palette, which teaches their keys. */
export function useDeskPalette(onAct: (act: DeskAct) => unknown): void {
  const t = useTranslations("review.palette");
  const latest = useRef(onAct);
  latest.current = onAct;
  const actions = useMemo(
    () =>
      offered.map(([act, shortcut]) => ({
        id: `review-${act}`,
        label: t(act),
        shortcut,
        run: () => void latest.current({ act }),
      })),
    [t],
  );
  usePaletteActions(actions);
}
