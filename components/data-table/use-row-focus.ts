"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { isTypingTarget, rowActOf, rowAfter } from "./row-keys.ts";

/**
 * The table's one tab stop among its rows, and the keys that move it. Keys count only while the focus is inside the
 * table (WCAG 2.1.4). Where a row is open, the next one opens as the focus comes to it, so that the panel follows.
 */
export function useRowFocus(options: {
  ids: readonly string[];
  openId: string | null;
  table: RefObject<HTMLElement | null>;
  onToggle: ((id: string) => void) | null;
  onClose: (() => void) | undefined;
}) {
  const { ids, openId, table, onToggle, onClose } = options;
  const [focused, setFocused] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const preferred = focused !== null && ids.includes(focused) ? focused : openId;
  const activeId = preferred !== null && ids.includes(preferred) ? preferred : (ids[0] ?? null);

  function openerOf(id: string): HTMLElement | null {
    const rows = table.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [];
    const row = Array.from(rows).find((each) => each.dataset.row === id);
    return (
      row?.querySelector<HTMLElement>("[data-opener]") ?? row?.querySelector<HTMLElement>("[role=checkbox]") ?? null
    );
  }

  function onKeyDown(event: KeyboardEvent) {
    const act = rowActOf({ ...pressOf(event) }, isTypingTarget(event.target));
    if (act === null || event.defaultPrevented) return;
    if (act === "close") {
      if (openId === null || !onClose) return;
      event.preventDefault();
      onClose();
      return;
    }
    if (ids.length === 0) return;
    if (act === "toggle") {
      if (!onToggle || activeId === null) return;
      event.preventDefault();
      onToggle(activeId);
      return;
    }
    event.preventDefault();
    const here = (event.target as HTMLElement).closest<HTMLElement>("[data-row]")?.dataset.row;
    const next = ids[rowAfter(act, here === undefined ? -1 : ids.indexOf(here), ids.length)];
    if (next === undefined) return;
    setFocused(next);
    const opener = openerOf(next);
    opener?.focus();
    opener?.scrollIntoView({ block: "nearest" });
    if (openId !== null && next !== openId) opener?.click();
  }

  /** Closes the row and gives the focus back to it. */
  function leavePanel() {
    const from = openId;
    onClose?.();
    if (from !== null) openerOf(from)?.focus();
  }

  function enterPanel() {
    panel.current?.querySelector<HTMLElement>("[data-panel-title]")?.focus();
  }

  return { activeId, setFocused, onKeyDown, panel, enterPanel, leavePanel };
}

function pressOf(event: KeyboardEvent) {
  const { key, keyCode, ctrlKey, metaKey, altKey } = event;
  return { key, keyCode, ctrlKey, metaKey, altKey, isComposing: event.nativeEvent.isComposing };
}
