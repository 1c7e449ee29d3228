"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { type DeskAct, deskAct } from "#components/review/desk-keys.ts";
import { useKeymap } from "#components/review/preferences-context.tsx";
import { usePaletteActions } from "#components/shell/palette-actions.ts";
import { type KeyAction, keyActions } from "#lib/team/schema.ts";

/** Everything that the desk does in the command palette, which teaches the person's keys for it. */
export function useDeskPalette(onAct: (act: DeskAct) => unknown, without: readonly KeyAction[] = []): void {
  const t = useTranslations("review.palette");
  const { shown } = useKeymap();
  const latest = useRef(onAct);
  latest.current = onAct;
  const left = without.join(" ");
  const actions = useMemo(
    () =>
      keyActions
        .filter((action) => !left.split(" ").includes(action))
        .map((action) => {
          const shortcut = shown(action);
          return {
            id: `desk-${action}`,
            label: t(action),
            ...(shortcut ? { shortcut } : {}),
            run: () => void latest.current(deskAct(action)),
          };
        }),
    [t, shown, left],
  );
  usePaletteActions(actions);
}
