"use client";

import { useEffect, useRef, useState } from "react";
import { useUrlState } from "./use-url-state.ts";

/**
 * The row that is open beside a list, kept in the address (`?open=`). It changes at once: the address follows, and
 * leads only when it was changed by somebody else (Back, a link), so that quick steps never jump back.
 */
export function useOpenRow(key = "open") {
  const { params, show } = useUrlState();
  const inAddress = params.get(key);
  const [openId, setOpenId] = useState(inAddress);
  const written = useRef(new Set<string | null>([inAddress]));

  useEffect(() => {
    if (!written.current.has(inAddress)) setOpenId(inAddress);
  }, [inAddress]);

  useEffect(() => {
    const follow = () => setOpenId(new URLSearchParams(window.location.search).get(key));
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [key]);

  function change(id: string | null) {
    written.current.add(id);
    setOpenId(id);
    show({ [key]: id });
  }

  return { openId, open: (id: string) => change(id), close: () => change(null) };
}
