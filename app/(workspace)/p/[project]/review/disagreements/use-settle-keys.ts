"use client";

import { useEffect, useRef } from "react";
import { isTypingTarget } from "#components/data-table/row-keys.ts";
import { type SettleAct, settleActOf } from "#components/disagreements/settle-keys.ts";
import type { DeskFocus } from "#components/review/desk-keys.ts";
import { useKeymap } from "#components/review/preferences-context.tsx";

/** Where keys belong to what is open over the desk, or to a control that has keys of its own. */
const elsewhere = "[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[cmdk-root],input[type=radio]";

/**
 * Listens to the person's keys, wherever on the page the focus is; inside a PreferencesProvider.
 * @param mode what the desk is at as the key comes
 * @param onAct does what a key asks for; gives false where it means nothing now, and the key is left to the browser
 */
export function useSettleKeys(mode: () => DeskFocus["mode"], onAct: (act: SettleAct) => boolean): void {
  const keys = useKeymap();
  const latest = useRef({ mode, onAct, ...keys });
  latest.current = { mode, onAct, ...keys };
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest(elsewhere)) return;
      const { mode, singleKeys, keymap, onAct } = latest.current;
      const focus = {
        mode: mode(),
        typing: isTypingTarget(target),
        control: target?.closest("a,button:not([role=checkbox]),summary") != null,
        singleKeys,
      };
      const act = settleActOf(event, focus, keymap);
      if (act && onAct(act)) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
