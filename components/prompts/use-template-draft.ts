"use client";

import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import type { TemplateText } from "#lib/expansion/prompts/template-schema.ts";

/** A saved state of the template. */
export type SavedTemplate = TemplateText & { number: number };

const keptDraft = z.object({ number: z.number(), system: z.string(), user: z.string() });

/**
 * The text being written, on top of the version that it was made from. Unsaved changes are kept in this browser under `storeKey` and
 * come back with the page; an untouched text follows the version that somebody else saves.
 */
export function useTemplateDraft(server: SavedTemplate, storeKey: string) {
  const [base, setBase] = useState(server);
  const [text, setText] = useState<TemplateText>({ system: server.system, user: server.user });
  const [kept, setKept] = useState(false);
  const current = useRef(text);
  current.current = text;
  const dirty = differs(base, text);
  if (!dirty && server.number > base.number) {
    setBase(server);
    setText({ system: server.system, user: server.user });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is read once, when the page opens
  useEffect(() => {
    const draft = read(storeKey);
    if (!draft || !differs(server, draft)) return;
    // Made from an older version: saving it says so, and shows what stands against it.
    setBase((base) => ({ ...base, number: draft.number }));
    setText({ system: draft.system, user: draft.user });
    setKept(true);
  }, [storeKey]);
  useEffect(
    () => write(storeKey, dirty ? { number: base.number, ...text } : null),
    [storeKey, dirty, base.number, text],
  );

  return {
    base,
    text,
    dirty,
    /** Unsaved changes of an earlier visit were brought back. */
    kept: kept && dirty,
    /** The text as of the last keystroke, for whoever runs outside of rendering. */
    current,
    change(changes: Partial<TemplateText>) {
      current.current = { ...current.current, ...changes };
      setText(current.current);
    },
    /** Stands on another saved state, with this text; without one, with that state's own. */
    standOn(saved: SavedTemplate, own: TemplateText = saved) {
      current.current = { system: own.system, user: own.user };
      setBase(saved);
      setText(current.current);
      setKept(false);
    },
  };
}

function differs(a: TemplateText, b: TemplateText): boolean {
  return a.system !== b.system || a.user !== b.user;
}

function read(key: string): SavedTemplate | null {
  try {
    return keptDraft.parse(JSON.parse(localStorage.getItem(key) ?? "null"));
  } catch {
    return null;
  }
}

/** A browser that stores nothing only loses this convenience. */
function write(key: string, draft: SavedTemplate | null): void {
  try {
    if (draft === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Full, or switched off.
  }
}
