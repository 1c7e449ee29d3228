"use client";

import { useEffect, useState } from "react";

const key = "seedbed.review.focus";

/** Focus mode: only the item and its actions. It is kept for this sitting; the frame of the page is out of reach meanwhile. */
export function useFocusMode(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(false);
  useEffect(() => setOn(read()), []);
  useEffect(() => {
    const main = document.getElementById("content");
    const frame = [...(main?.parentElement?.children ?? [])].filter((part) => part !== main);
    for (const part of frame) part.toggleAttribute("inert", on);
    return () => {
      for (const part of frame) part.removeAttribute("inert");
    };
  }, [on]);
  function change(next: boolean) {
    setOn(next);
    try {
      if (next) sessionStorage.setItem(key, "on");
      else sessionStorage.removeItem(key);
    } catch {
      // Where the browser keeps nothing it holds until the page goes.
    }
  }
  return [on, change];
}

function read(): boolean {
  try {
    return sessionStorage.getItem(key) === "on";
  } catch {
    return false;
  }
}
