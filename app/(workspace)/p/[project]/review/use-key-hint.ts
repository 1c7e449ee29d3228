"use client";

import { useRef, useState } from "react";
import type { DeskAct } from "#components/review/desk-keys.ts";
import { actionOf, afterHand, type HandCounts } from "#components/review/key-hint.ts";
import type { KeyAction } from "#lib/team/schema.ts";

/** Over the whole sitting, whichever desk is open. */
let counts: HandCounts = new Map();

/**
 * Names the key of an act that is done by mouse or palette again and again, once in a sitting.
 * @returns the action to name the key of, until the next act
 */
export function useKeyHint(wanted: boolean): {
  hint: KeyAction | null;
  byHand: (act: DeskAct) => void;
  byKey: () => void;
} {
  const [hint, setHint] = useState<KeyAction | null>(null);
  const latest = useRef(wanted);
  latest.current = wanted;
  return {
    hint,
    byHand(act) {
      const action = actionOf(act);
      // Whoever works by touch has no keys to learn.
      if (!action || !latest.current || !window.matchMedia("(hover: hover) and (pointer: fine)").matches) return;
      const after = afterHand(counts, action);
      counts = after.counts;
      setHint(after.hint ? action : null);
    },
    byKey: () => setHint(null),
  };
}
