"use client";

import { useRef } from "react";
import type { DeskState } from "#components/review/desk-state.ts";
import { onDesk } from "#components/review/desk-state.ts";
import { usePainted } from "./use-painted.ts";

/**
 * Lets a held key approve item after item: each one only after it was painted, and none where something is lacking. It
 * has to have gone down on this desk and not at a look back, whose end would come as a surprise.
 */
export function useHold(now: { readonly current: DeskState }, itemId: string | null) {
  const painted = usePainted(itemId);
  const held = useRef(false);
  return {
    begin() {
      held.current = now.current.lookingAt === null && now.current.mode === "deciding";
    },
    mayGoOn() {
      const { lookingAt, lacks, mode } = now.current;
      if (!held.current || lookingAt !== null || lacks !== null || mode !== "deciding") return false;
      const item = onDesk(now.current)?.item;
      return item !== undefined && item.id === painted.current;
    },
  };
}
