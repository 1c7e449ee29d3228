"use client";

import { useEffect, useMemo, useState } from "react";
import type { TaskText } from "#lib/items/schema.ts";
import { type FieldChange, taskChanges } from "./task-changes.ts";

/** Long enough for a word to be typed to its end, so that the list does not flicker with every letter. */
const pause = 350;

/** What differs between a task and what is being typed, a moment after the last key. */
export function useTaskChanges(before: TaskText, typed: TaskText): FieldChange[] {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return useMemo(() => taskChanges(before, settled), [before, settled]);
}
