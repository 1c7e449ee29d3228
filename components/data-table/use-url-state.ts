"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { hrefWith, type UrlChanges } from "./url-state.ts";

/**
 * The query string as the state of a list. `href` is for links; `go` asks the server for the changed list (`pending`
 * until it is here) and builds on changes that are still on their way, so that two quick clicks both count; `show`
 * changes the address alone, for what the page already has (the open row).
 */
export function useUrlState() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [pending, startTransition] = useTransition();
  const onItsWay = useRef<string | null>(null);
  useEffect(() => {
    if (!pending) onItsWay.current = null;
  }, [pending]);
  const current = new URLSearchParams(params);
  const href = (changes: UrlChanges) => hrefWith(pathname, current, changes);
  return {
    params: current,
    pending,
    href,
    go: (changes: UrlChanges) => {
      const base = onItsWay.current === null ? current : new URLSearchParams(onItsWay.current.split("?")[1] ?? "");
      const next = hrefWith(pathname, base, changes);
      onItsWay.current = next;
      startTransition(() => router.replace(next, { scroll: false }));
    },
    show: (changes: UrlChanges) => window.history.replaceState(null, "", href(changes)),
  };
}
