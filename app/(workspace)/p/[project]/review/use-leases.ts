"use client";

import { useEffect, useRef } from "react";
import { askServer } from "#components/items/ask-server.ts";

/** A lease lasts ten minutes; extended well before, so that one failed attempt costs nothing. */
const extendEvery = 4 * 60_000;
/** Who has not touched anything for so long has left, and others may have the items. */
const longestIdle = 30 * 60_000;

/** Leaving one desk must be over before the next one takes items, or it would let go of what that one took. */
let leaving: Promise<unknown> = Promise.resolve();

/** Waits until the desk that was open before has let go of its items. */
export function afterLeaving(): Promise<unknown> {
  return leaving;
}

/**
 * Keeps the items on the desk the reviewer's while it is in sight, and lets go of them when the reviewer leaves.
 * @param desk where its leases are: "/api/p/SLUG/review"
 * @param held gives the ids of the items on the desk
 * @param onLost gets those that are somebody else's now
 */
export function useLeases(desk: string, held: () => string[], onLost: (ids: string[]) => void): void {
  const latest = useRef({ held, onLost });
  latest.current = { held, onLost };

  useEffect(() => {
    let extendedAt = Date.now();
    let touchedAt = Date.now();

    async function extend() {
      const items = latest.current.held();
      if (items.length === 0) return;
      extendedAt = Date.now();
      const answer = await askServer<{ items: string[] }>(`${desk}/leases`, { method: "PUT", body: { items } });
      if (!answer.ok) return;
      const kept = new Set(answer.value.items);
      // What was decided or skipped meanwhile is no longer held, and not lost.
      const lost = latest.current.held().filter((id) => items.includes(id) && !kept.has(id));
      if (lost.length > 0) latest.current.onLost(lost);
    }

    const isDue = () => document.visibilityState === "visible" && Date.now() - extendedAt >= extendEvery;
    const timer = setInterval(() => {
      if (isDue() && Date.now() - touchedAt < longestIdle) void extend();
    }, 30_000);
    const touch = () => {
      touchedAt = Date.now();
      if (isDue()) void extend();
    };
    const letGo = () => {
      const items = latest.current.held();
      if (items.length > 0) void release(desk, items);
    };
    const comeBack = (event: PageTransitionEvent) => event.persisted && void extend();
    for (const kind of ["keydown", "pointerdown", "visibilitychange"]) document.addEventListener(kind, touch);
    window.addEventListener("pagehide", letGo);
    window.addEventListener("pageshow", comeBack);
    return () => {
      clearInterval(timer);
      for (const kind of ["keydown", "pointerdown", "visibilitychange"]) document.removeEventListener(kind, touch);
      window.removeEventListener("pagehide", letGo);
      window.removeEventListener("pageshow", comeBack);
      const items = latest.current.held();
      if (items.length > 0) leaving = release(desk, items);
    };
  }, [desk]);
}

/** Goes out even while the page closes. */
function release(desk: string, items: string[]): Promise<unknown> {
  return askServer(`${desk}/leases/released`, { body: { items }, outlives: true });
}
