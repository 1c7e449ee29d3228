"use client";

import { useEffect, useRef } from "react";
import { isTypingTarget } from "#components/data-table/row-keys.ts";
import { type DeskAct, type DeskFocus, deskActOf } from "#components/review/desk-keys.ts";

/** Where keys belong to what is open over the desk: dialogs, menus, the command palette. */
const elsewhere = "[role=dialog],[role=alertdialog],[role=menu],[role=listbox],[cmdk-root]";

/**
 * Listens to the desk's keys, wherever on the page the focus is.
 * @param onAct does what a key asks for; gives false where it means nothing now, and the key is left to the browser
 */
export function useDeskKeys(
  mode: () => DeskFocus["mode"],
  singleKeys: boolean,
  onAct: (act: DeskAct) => boolean,
): void {
  const latest = useRef({ mode, singleKeys, onAct });
  latest.current = { mode, singleKeys, onAct };
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest(elsewhere)) return;
      const { mode, singleKeys, onAct } = latest.current;
      const act = deskActOf(event, {
        mode: mode(),
        typing: isTypingTarget(target),
        control: target?.closest("a,button:not([role=checkbox]),summary") != null,
        singleKeys,
      });
      if (act && onAct(act)) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
