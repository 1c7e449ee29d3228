"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import type { GuidelinesShown } from "#components/review/guidelines-panel.tsx";
import { notify } from "#components/ui/notify.ts";
import { type DiffSegment, wordDiff } from "#lib/algorithms/word-diff.ts";
import type { Guidelines } from "#lib/review/queries/guidelines.ts";

/**
 * The guidelines beside the item: fetched once a sitting, when they are opened first. When another version comes out meanwhile, the
 * reviewer is told once, and goes on with the one that they read until they want the other.
 * @param current the number of the version in force, as answers about the queue tell it; null before the first
 */
export function useGuidelines({
  api,
  projectPath,
  current,
}: {
  api: string;
  projectPath: string;
  current: number | null;
}) {
  const t = useTranslations("guidelines.panel");
  const [open, setOpen] = useState(false);
  const [guidelines, setGuidelines] = useState<Guidelines | null>();
  const [failed, setFailed] = useState(false);
  const [comparison, setComparison] = useState<{ to: Guidelines; changes: DiffSegment[] } | null>(null);
  const scrolled = useRef(0);
  const asking = useRef(false);
  /** The latest version that the reviewer knows of. */
  const known = useRef<number | null>(null);
  const read = guidelines?.number ?? 0;
  const newer = guidelines !== undefined && current !== null && current > read ? current : null;

  async function ask(): Promise<Guidelines | null | undefined> {
    if (asking.current) return undefined;
    asking.current = true;
    const answer = await askServer<Guidelines | null>(`${api}/review/guidelines`);
    asking.current = false;
    setFailed(!answer.ok);
    return answer.ok ? answer.value : undefined;
  }

  async function load() {
    const value = await ask();
    if (value === undefined) return;
    known.current = Math.max(known.current ?? 0, value?.number ?? 0);
    setGuidelines(value);
    setComparison(null);
  }

  function show(next: boolean) {
    setOpen(next);
    if (next && guidelines === undefined) void load();
  }

  async function compare() {
    if (comparison) return setComparison(null);
    const to = await ask();
    if (to) setComparison({ to, changes: wordDiff(guidelines?.body ?? "", to.body) });
  }

  const latest = useRef({ show, open });
  latest.current = { show, open };
  useEffect(() => {
    if (current === null) return;
    const before = known.current;
    known.current = Math.max(before ?? 0, current);
    // Where the panel is open it says so itself.
    if (before === null || current <= before || latest.current.open) return;
    notify(t("newer", { number: current }), {
      id: "guidelines-newer",
      action: { label: t("open"), run: () => latest.current.show(true) },
    });
  }, [current, t]);

  const shown: GuidelinesShown & { onClose: () => void } = {
    guidelines,
    failed,
    onRetry: () => void load(),
    newer,
    onShowNewer: () => void load(),
    changes: comparison?.changes ?? null,
    onChanges: () => void compare(),
    scrolled,
    page: `${projectPath}/review/guidelines`,
    onClose: () => setOpen(false),
  };
  return { open, show, shown };
}
