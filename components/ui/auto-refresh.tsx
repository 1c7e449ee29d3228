"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/**
 * Shows the page anew every `everyMs` while something on it is under way: render it only then. Rests while the page
 * is not looked at, and never asks again before the last answer is there. Renders nothing.
 */
export function AutoRefresh({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (pending) return;
    const refresh = () => {
      if (document.visibilityState === "visible") startTransition(() => router.refresh());
    };
    const timer = setInterval(refresh, everyMs);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router, everyMs, pending]);
  return null;
}
