"use client";

import { useEffect, useRef, useState } from "react";
import { z } from "zod";

/** A saved state of the guidelines; number 0, with no text, where there is none yet. */
export type SavedText = { number: number; body: string };

const keptDraft = z.object({ number: z.number(), body: z.string() });

/**
 * The text being written, on top of the version that it was made from. Unsaved changes are kept in this browser under `storeKey` and
 * come back with the page; an untouched text follows the version that somebody else saves.
 * @param begin what stands in the field of guidelines that nobody has written
 */
export function useGuidelinesDraft(server: SavedText, storeKey: string, begin: string) {
  const [base, setBase] = useState(server);
  const [body, setBody] = useState(server.number === 0 ? begin : server.body);
  const [kept, setKept] = useState(false);
  const current = useRef(body);
  current.current = body;
  const dirty = body !== base.body;
  if (!dirty && server.number > base.number) {
    setBase(server);
    setBody(server.body);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is read once, when the page opens
  useEffect(() => {
    const draft = read(storeKey);
    if (!draft || draft.body === server.body || draft.body === begin || draft.body.trim() === "") return;
    // Made from an older version: saving it says so, and shows what stands against it.
    setBase((base) => ({ ...base, number: draft.number }));
    setBody(draft.body);
    setKept(true);
  }, [storeKey]);
  useEffect(() => write(storeKey, dirty ? { number: base.number, body } : null), [storeKey, dirty, base.number, body]);

  return {
    base,
    body,
    dirty,
    /** Unsaved changes of an earlier visit were brought back. */
    kept: kept && dirty,
    /** The text as of the last keystroke, for whoever runs outside of rendering. */
    current,
    change(text: string) {
      current.current = text;
      setBody(text);
    },
    /** Stands on another saved state, with this text; without one, with that state's own. */
    standOn(saved: SavedText, text: string = saved.body) {
      current.current = text;
      setBase({ number: saved.number, body: saved.body });
      setBody(text);
      setKept(false);
    },
  };
}

function read(key: string): SavedText | null {
  try {
    return keptDraft.parse(JSON.parse(localStorage.getItem(key) ?? "null"));
  } catch {
    return null;
  }
}

/** A browser that stores nothing only loses this convenience. */
function write(key: string, draft: SavedText | null): void {
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full, or switched off.
  }
}
