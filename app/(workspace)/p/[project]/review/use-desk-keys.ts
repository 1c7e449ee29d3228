"use client";

import { useEffect, useRef } from "react";
import { isTypingTarget } from "#components/data-table/row-keys.ts";
import type { DeskFocus, DeskPress } from "#components/review/desk-keys.ts";
import type { Keymap } from "#components/review/keymap.ts";
import { useKeymap } from "#components/review/preferences-context.tsx";

/** Where keys belong to what is open over the desk: dialogs, menus, the command palette. */
const elsewhere = "[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[cmdk-root]";

/**
 * Listens to the person's keys, wherever on the page the focus is; inside a PreferencesProvider.
 * @param mode what the desk is at as the key comes
 * @param actOf what a press asks for at this desk
 * @param onAct does what a key asks for; gives false where it means nothing now, and the key is left to the browser
 */
export function useDeskKeys<Act>(
  mode: () => DeskFocus["mode"],
  actOf: (press: DeskPress, focus: DeskFocus, keymap: Keymap) => Act | null,
  onAct: (act: Act) => boolean,
): void {
  const keys = useKeymap();
  const latest = useRef({ mode, actOf, onAct, ...keys });
  latest.current = { mode, actOf, onAct, ...keys };
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest(elsewhere)) return;
      // Browsers press a button again and again while Enter is held: that would decide what was not to be seen.
      if (event.repeat && event.key === "Enter" && target?.closest("button")) return event.preventDefault();
      // Arrows choose among radio buttons.
      if (event.key.startsWith("Arrow") && target?.matches("input[type=radio]")) return;
      const { mode, actOf, singleKeys, keymap, onAct } = latest.current;
      const focus = {
        mode: mode(),
        typing: isTypingTarget(target),
        control: target?.closest("a,button:not([role=checkbox]),summary") != null,
        singleKeys,
      };
      const act = actOf(event, focus, keymap);
      if (act && onAct(act)) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
