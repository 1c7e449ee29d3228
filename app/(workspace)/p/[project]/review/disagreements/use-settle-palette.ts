"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import type { SettleAct } from "#components/disagreements/settle-keys.ts";
import { useKeymap } from "#components/review/preferences-context.tsx";
import { usePaletteActions } from "#components/shell/palette-actions.ts";

const offered = ["approve", "reject", "edit", "comment", "guidelines", "skip", "back", "undo", "help"] as const;

/** The actions of an adjudicator's desk in the command palette, which teaches their keys. */
export function useSettlePalette(onAct: (act: SettleAct) => unknown): void {
  const t = useTranslations("disagreements.palette");
  const { shown } = useKeymap();
  const latest = useRef(onAct);
  latest.current = onAct;
  const actions = useMemo(
    () => [
      { id: "settle-accept", label: t("accept"), shortcut: "enter", run: () => void latest.current({ act: "accept" }) },
      ...offered.map((act) => {
        const shortcut = shown(act);
        return {
          id: `settle-${act}`,
          label: t(act),
          ...(shortcut ? { shortcut } : {}),
          run: () => void latest.current({ act }),
        };
      }),
    ],
    [t, shown],
  );
  usePaletteActions(actions);
}
