"use client";

import { useEffect, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { type LeaseSight, leaseSight } from "#components/review/lease-clock.ts";

/** How long a lease lasts before the server has said so. */
const usualLease = 10 * 60_000;
const kept: LeaseSight = { kind: "kept", due: false };
const touches = ["keydown", "input", "pointerdown", "pointermove", "wheel", "visibilitychange"];

/** Leaving one desk must be over before the next one takes items, or it would let go of what that one took. */
let leaving: Promise<unknown> = Promise.resolve();

/** Waits until the desk that was open before has let go of its items. */
export function afterLeaving(): Promise<unknown> {
  return leaving;
}

/** Asks like askServer; a desk may add who is asking. */
type Ask = typeof askServer;

/**
 * Keeps the items on the desk the reviewer's while they work, tells when the leases are about to end because nothing
 * was touched, and lets go of the items when they have ended or the reviewer leaves.
 * @param desk where its leases are: "/api/p/SLUG/review"
 * @param held gives the ids of the items on the desk
 * @param onLost gets those that are somebody else's now
 * @param options.onEnded the leases have ended; what stays on the desk is taken up again at the next touch
 * @returns how the leases stand; `keep` extends them now; `begin` is told of leases that are new to an empty desk
 */
export function useLeases(
  desk: string,
  held: () => string[],
  onLost: (ids: string[]) => void,
  { onEnded = () => {}, ask = askServer }: { onEnded?: () => void; ask?: Ask } = {},
): { lease: LeaseSight; keep: () => void; begin: (seconds?: number) => void } {
  const [lease, setLease] = useState<LeaseSight>(kept);
  const latest = useRef({ held, onLost, onEnded, ask });
  latest.current = { held, onLost, onEnded, ask };
  const acts = useRef({ keep: () => {}, begin: (_seconds?: number) => {} });

  useEffect(() => {
    let lasts = usualLease;
    let extendedAt = Date.now();
    let touchedAt = extendedAt;
    let asking = false;
    let ended = false;

    async function extend() {
      const items = latest.current.held();
      if (asking || items.length === 0) return;
      asking = true;
      const askedAt = Date.now();
      const answer = await latest.current.ask<{ items: string[]; leaseSeconds?: number }>(`${desk}/leases`, {
        method: "PUT",
        body: { items },
      });
      asking = false;
      // Asked again at the next look.
      if (!answer.ok) return;
      begin(askedAt, answer.value.leaseSeconds);
      const still = new Set(answer.value.items);
      // What was decided or skipped meanwhile is no longer held, and not lost.
      const lost = latest.current.held().filter((id) => items.includes(id) && !still.has(id));
      if (lost.length > 0) latest.current.onLost(lost);
    }

    function begin(at: number, seconds?: number) {
      extendedAt = at;
      if (seconds) lasts = seconds * 1000;
      ended = false;
      setLease(kept);
    }

    function look() {
      if (ended && latest.current.held().length === 0) return;
      const holds = latest.current.held().length > 0;
      const sight = holds ? leaseSight({ extendedAt, touchedAt, lasts, now: Date.now() }) : kept;
      if (sight.kind === "kept" && sight.due) void extend();
      if (sight.kind === "ended" && !ended) {
        ended = true;
        const items = latest.current.held();
        latest.current.onEnded();
        if (items.length > 0) void release(latest.current.ask, desk, items);
      }
      const shown = sight.kind === "kept" ? (ended ? { kind: "ended" as const } : kept) : inSteps(sight);
      setLease((before) => (isSame(before, shown) ? before : shown));
    }

    acts.current = {
      keep: () => {
        touchedAt = Date.now();
        void extend();
      },
      begin: (seconds) => {
        touchedAt = Date.now();
        begin(touchedAt, seconds);
      },
    };
    const timer = setInterval(look, 5_000);
    const touch = (event: Event) => {
      if (document.visibilityState !== "visible") return;
      const warned = touchedAt <= extendedAt && Date.now() - extendedAt > lasts / 2;
      // After that the pointer on its way to the button does not take the button away.
      if (warned && (event.type === "pointermove" || event.type === "wheel")) return;
      touchedAt = Date.now();
      if (warned || ended) look();
    };
    const letGo = () => {
      const items = latest.current.held();
      if (items.length > 0) void release(latest.current.ask, desk, items);
    };
    const comeBack = (event: PageTransitionEvent) => event.persisted && void extend();
    const passive = { capture: true, passive: true };
    for (const kind of touches) document.addEventListener(kind, touch, passive);
    window.addEventListener("pagehide", letGo);
    window.addEventListener("pageshow", comeBack);
    return () => {
      clearInterval(timer);
      for (const kind of touches) document.removeEventListener(kind, touch, passive);
      window.removeEventListener("pagehide", letGo);
      window.removeEventListener("pageshow", comeBack);
      const items = latest.current.held();
      if (items.length > 0) leaving = release(latest.current.ask, desk, items);
    };
  }, [desk]);

  return {
    lease,
    keep: () => acts.current.keep(),
    begin: (seconds) => acts.current.begin(seconds),
  };
}

/** The time left, rounded up to what is shown. */
function inSteps(sight: LeaseSight): LeaseSight {
  return sight.kind === "ending" ? { ...sight, left: Math.ceil(sight.left / 15_000) * 15_000 } : sight;
}

function isSame(a: LeaseSight, b: LeaseSight): boolean {
  return a.kind === b.kind && (a.kind !== "ending" || b.kind !== "ending" || a.left === b.left);
}

/** Goes out even while the page closes. */
function release(ask: Ask, desk: string, items: string[]): Promise<unknown> {
  return ask(`${desk}/leases/released`, { body: { items }, outlives: true });
}
