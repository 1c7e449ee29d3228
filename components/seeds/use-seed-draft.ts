"use client";

import { useEffect, useRef, useState } from "react";
import { differingFields, type SeedFields } from "#lib/seeds/schema.ts";
import { type KeptDraft, readKeptDraft, writeKeptDraft } from "./kept-draft.ts";

/** A saved state of the seed: what the page came with, or what a refused save brought. */
export type SavedState = { revision: number; fields: SeedFields; savedBy: string | null; savedAt: Date | string };

type Base = { revision: number; fields: SeedFields };

/**
 * The text being written, on top of the revision that it was made from. Unsaved changes are kept in this browser under `storeKey`
 * and come back with the page. When somebody saved a newer revision, an untouched form follows it; a changed one stays as it
 * is, and `newer` says what stands against it.
 */
export function useSeedDraft(server: SavedState, storeKey: string) {
  const [base, setBase] = useState<Base>(server);
  const [fields, setFields] = useState(server.fields);
  const [told, setTold] = useState<SavedState | null>(null);
  const [keptAt, setKeptAt] = useState<number | null>(null);
  const current = useRef(fields);
  current.current = fields;

  const dirty = differingFields(base.fields, fields).length > 0;
  const latest = told && told.revision > server.revision ? told : server;
  let newer: SavedState | null = null;
  if (latest.revision > base.revision) {
    const same = differingFields(latest.fields, base.fields).length === 0;
    if (same) setBase(latest);
    else if (!dirty || differingFields(latest.fields, fields).length === 0) {
      setBase(latest);
      setFields(latest.fields);
    } else newer = latest;
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is read once, when the page opens
  useEffect(() => {
    const kept = readKeptDraft(storeKey);
    if (!kept || differingFields(kept.fields, server.fields).length === 0) return;
    setBase(kept.base);
    setFields(kept.fields);
    setKeptAt(kept.at);
  }, [storeKey]);

  useEffect(() => {
    const draft: KeptDraft | null = dirty ? { at: Date.now(), base, fields } : null;
    writeKeptDraft(storeKey, draft);
  }, [storeKey, dirty, base, fields]);

  return {
    base,
    fields,
    dirty,
    newer,
    /** When the changes were left that this page brought back; null where none were. */
    keptAt,
    /** The text as of the last keystroke, for whoever runs outside of rendering. */
    current,
    change(changes: Partial<SeedFields>) {
      current.current = { ...current.current, ...changes };
      setFields(current.current);
    },
    /** Stands on another saved state, with this text; without one, with that state's own. */
    standOn(state: Base, text: SeedFields = state.fields) {
      current.current = text;
      setBase({ revision: state.revision, fields: state.fields });
      setFields(text);
      setKeptAt(null);
    },
    /** A refused save tells what somebody else saved. */
    tell: setTold,
    /** Forgets at once what is kept, as on leaving after a save. */
    forget: () => writeKeptDraft(storeKey, null),
  };
}
