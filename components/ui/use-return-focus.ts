"use client";

import { useRef } from "react";

/**
 * Gives the focus back when a dialog closes that has no trigger of its own: to where it was, or, where that was an
 * entry of a menu, which is gone by then, to the menu's button. With a trigger Radix does it.
 * @returns props for the dialog's content
 */
export function useReturnFocus(hasTrigger: boolean) {
  const place = useRef<HTMLElement | null>(null);
  if (hasTrigger) return {};
  return {
    onOpenAutoFocus() {
      const active = document.activeElement;
      const menuButton = active?.closest("[role=menu]")?.getAttribute("aria-labelledby");
      const target = menuButton ? document.getElementById(menuButton) : active;
      place.current = target instanceof HTMLElement && target !== document.body ? target : null;
    },
    onCloseAutoFocus(event: Event) {
      if (!place.current?.isConnected) return;
      event.preventDefault();
      place.current.focus();
    },
  };
}
