"use client";

import { useEffect, useRef } from "react";
import { chordOf } from "./keymap.ts";

/**
 * Takes the next key or chord for itself, before anything else on the page hears of it. Escape and Tab call it off;
 * what an input method composes, a modifier alone and the repeats of a key that is still down are not taken.
 */
export function useNextPress(on: boolean, onPress: (chord: string) => void, onCallOff: () => void): void {
  const latest = useRef({ onPress, onCallOff });
  latest.current = { onPress, onCallOff };
  useEffect(() => {
    if (!on) return;
    function press(event: KeyboardEvent) {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "Tab") return latest.current.onCallOff();
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") return latest.current.onCallOff();
      const chord = event.repeat ? null : chordOf(event);
      if (chord) latest.current.onPress(chord);
    }
    // Some browsers press a button as Space goes up.
    const lift = (event: KeyboardEvent) => event.key === " " && event.preventDefault();
    window.addEventListener("keydown", press, true);
    window.addEventListener("keyup", lift, true);
    return () => {
      window.removeEventListener("keydown", press, true);
      window.removeEventListener("keyup", lift, true);
    };
  }, [on]);
}
