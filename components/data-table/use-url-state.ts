"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { hrefWith, type UrlChanges } from "./url-state.ts";

/**
 * The query string as the state of a list. `href` is for links; `go` asks the server for the changed list (`pending`
 * until it is here); `show` changes the address alone, for what the page already has (the open row).
 */
export function useUrlState() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [pending, startTransition] = useTransition();
  const current = new URLSearchParams(params);
  const href = (changes: UrlChanges) => hrefWith(pathname, current, changes);
  return {
    params: current,
    pending,
    href,
    go: (changes: UrlChanges) => startTransition(() => router.replace(href(changes), { scroll: false })),
    show: (changes: UrlChanges) => window.history.replaceState(null, "", href(changes)),
  };
}
