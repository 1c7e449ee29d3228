"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { RunProgress } from "#lib/expansion/run-view.ts";
import { isUnderWay } from "./run-pace.ts";

/** How long after a refused connection the next one is tried. The browser itself mends what merely broke. */
const retryMs = 5_000;

/**
 * How a run stands, live: what the page came with, then what the stream sends, as long as something can change. When the
 * run ends, the page's other parts are fetched anew.
 * @returns `at`: when this progress came in, null until the browser knows; `lost`: nothing is coming in just now
 */
export function useRunProgress(
  streamPath: string,
  fromPage: RunProgress,
): { progress: RunProgress; at: number | null; lost: boolean } {
  const router = useRouter();
  const [page, setPage] = useState(fromPage);
  const [progress, setProgress] = useState(fromPage);
  const [at, setAt] = useState<number | null>(null);
  const [lost, setLost] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // The page was fetched again, as after an action: it knows better than the last event.
  if (page !== fromPage) {
    setPage(fromPage);
    setProgress(fromPage);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time of each new progress
  useEffect(() => setAt(Date.now()), [progress]);

  const underWay = isUnderWay(progress);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new connection
  useEffect(() => {
    if (!underWay) return;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const stream = new EventSource(streamPath);
    stream.onopen = () => setLost(false);
    stream.onmessage = (event) => {
      setLost(false);
      setProgress(JSON.parse(event.data));
    };
    stream.addEventListener("ended", () => {
      stream.close();
      router.refresh();
    });
    stream.onerror = () => {
      setLost(true);
      // An answer that is no stream closes it for good: the server is starting, or the session is over.
      if (stream.readyState === EventSource.CLOSED) retry = setTimeout(() => setAttempt((n) => n + 1), retryMs);
    };
    return () => {
      clearTimeout(retry);
      stream.close();
      setLost(false);
    };
  }, [streamPath, underWay, attempt, router]);

  return { progress, at, lost: lost && underWay };
}
