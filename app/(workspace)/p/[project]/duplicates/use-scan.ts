import { useEffect, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import type { ScanView } from "#lib/items/similarity/schema.ts";

const lookEvery = { underWay: 1_000, resting: 15_000 };

/**
 * How it stands with the look, kept up while the page is in sight. One that is out of date, or that nobody has made, is asked for.
 * @param onNew is called when another look's groups are there
 */
export function useScan(api: string, initial: ScanView, onNew: () => void) {
  const [scan, setScan] = useState(initial);
  const shown = useRef(initial.shown?.id);
  const told = useRef(onNew);
  told.current = onNew;
  const underWay = scan.state === "waiting" || scan.state === "running";
  const due = scan.stale && !underWay && scan.state !== "failed";

  function take(next: ScanView): void {
    setScan(next);
    if (next.shown?.id === shown.current) return;
    shown.current = next.shown?.id;
    told.current();
  }
  const latest = useRef(take);
  latest.current = take;

  useEffect(() => {
    let wanted = true;
    const look = async (method: "GET" | "POST") => {
      if (document.visibilityState !== "visible") return;
      const answer = await askServer<ScanView>(`${api}/duplicates/scan`, { method });
      if (wanted && answer.ok) latest.current(answer.value);
    };
    if (due) void look("POST");
    const timer = setInterval(() => void look("GET"), underWay ? lookEvery.underWay : lookEvery.resting);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [api, underWay, due]);

  return {
    scan,
    retry: async () => {
      const answer = await askServer<ScanView>(`${api}/duplicates/scan`, { method: "POST" });
      if (answer.ok) take(answer.value);
    },
  };
}
