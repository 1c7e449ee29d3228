"use client";

import { useEffect, useRef } from "react";
import { isTypingTarget } from "#components/data-table/row-keys.ts";
import { type DeskAct, type DeskFocus, deskActOf } from "#components/review/desk-keys.ts";
import { useKeymap } from "#components/review/preferences-context.tsx";

/** Where keys belong to what is open over the desk: dialogs, menus, the command palette. */
const elsewhere = "[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[cmdk-root]";

/**
 * Listens to the person's keys, wherever on the page the focus is; inside a PreferencesProvider.
 * @param mode what the desk is at as the key comes
 * @param onAct does what a key asks for; gives false where it means nothing now, and the key is left to the browser
 */
export function useDeskKeys(mode: () => DeskFocus["mode"], onAct: (act: DeskAct) => boolean): void {
  const keys = useKeymap();
  const latest = useRef({ mode, onAct, ...keys });
  latest.current = { mode, onAct, ...keys };
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest(elsewhere)) return;
      // Browsers press a button again and again while Enter is held: that would decide what was not to be seen.
      if (event.repeat && event.key === "Enter" && target?.closest("button")) return event.preventDefault();
      const { mode, singleKeys, keymap, onAct } = latest.current;
      const focus = {
        mode: mode(),
        typing: isTypingTarget(target),
        control: target?.closest("a,button:not([role=checkbox]),summary") != null,
        singleKeys,
      };
      const act = deskActOf(event, focus, keymap);
      if (act && onAct(act)) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
