"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isTypingTarget } from "#components/data-table/row-keys.ts";

/**
 * R restores the rejection whose row has the focus, or else the open one. Inside the ledger the key always works; on the
 * rest of the page only where the person has single keys switched on (WCAG 2.1.4). Never while text is typed or composed,
 * with a modifier, or by holding the key down.
 */
export function useRestoreKey({
  box,
  openId,
  everywhere,
  onRestore,
}: {
  box: RefObject<HTMLElement | null>;
  openId: string | null;
  everywhere: boolean;
  onRestore: ((id: string) => void) | null;
}): void {
  const act = useRef(onRestore);
  act.current = onRestore;
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!act.current || event.key.toLowerCase() !== "r" || event.defaultPrevented || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return;
      if (isTypingTarget(event.target) || !(event.target instanceof Element)) return;
      // On a narrow screen the panel is a dialog elsewhere in the page.
      const inside = box.current?.contains(event.target) || event.target.closest('[role="dialog"]') !== null;
      if (!inside && !everywhere) return;
      const focused = event.target.closest<HTMLElement>("[data-row]")?.dataset.row;
      const id = (box.current?.contains(event.target) ? focused : undefined) ?? openId;
      if (id === null || id === undefined) return;
      event.preventDefault();
      act.current(id);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [box, openId, everywhere]);
}
