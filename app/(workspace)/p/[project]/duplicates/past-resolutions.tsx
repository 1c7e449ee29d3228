"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { PastList } from "#components/duplicates/past-list.tsx";
import { askServer } from "#components/items/ask-server.ts";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/notify.ts";
import type { ResolutionPage, ResolutionRow } from "#lib/review/queries/list-resolutions.ts";
import type { ResolutionState } from "#lib/review/resolution-schema.ts";

const lookEvery = 2_000;

/** Past resolutions, a page at a time, with the way back. While one is under way the list looks again. */
export function PastResolutions({ slug, first, mayUndo }: { slug: string; first: ResolutionPage; mayUndo: boolean }) {
  const t = useTranslations("duplicates");
  const unreachable = useTranslations("errors")("unreachable");
  const path = `/api/p/${slug}/duplicates/resolutions`;
  const [page, setPage] = useState(first);
  const [undoing, setUndoing] = useState<ReadonlySet<string>>(new Set());
  const [pending, setPending] = useState(false);

  /** The newest ones as they are now; older ones that are shown stay. */
  async function look(): Promise<void> {
    const answer = await askServer<ResolutionPage>(path);
    if (!answer.ok) return;
    const fresh = new Map(answer.value.rows.map((row) => [row.id, row]));
    setPage((before) => ({
      ...before,
      rows: [...answer.value.rows, ...before.rows.filter((row) => !fresh.has(row.id))],
    }));
  }
  const latest = useRef(look);
  latest.current = look;
  const underWay = page.rows.some((row) => row.status !== "done" && row.status !== "undone");
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => void latest.current(), lookEvery);
    return () => clearInterval(timer);
  }, [underWay]);

  async function more(): Promise<void> {
    setPending(true);
    const last = page.rows.at(-1);
    const answer = await askServer<ResolutionPage>(
      `${path}?before=${encodeURIComponent(new Date(last?.at ?? Date.now()).toISOString())}`,
    );
    setPending(false);
    if (answer.ok) setPage({ ...answer.value, rows: [...page.rows, ...answer.value.rows] });
    else notify(answer.error?.message ?? unreachable, { tone: "reject" });
  }

  async function undo(row: ResolutionRow): Promise<void> {
    setUndoing((before) => new Set(before).add(row.id));
    const answer = await askServer<ResolutionState>(`${path}/${row.id}`, { method: "DELETE" });
    setUndoing((before) => new Set([...before].filter((id) => id !== row.id)));
    if (answer.ok) notify(t("done.undone"));
    else notify(answer.error?.message ?? unreachable, { tone: "reject" });
    await look();
  }

  return (
    <>
      <PastList
        rows={page.rows}
        home={`/p/${slug}`}
        undoing={undoing}
        onUndo={mayUndo ? (row) => void undo(row) : null}
      />
      {page.more ? (
        <Button className="mt-4" pending={pending} onClick={() => void more()}>
          {t("past.more")}
        </Button>
      ) : null}
    </>
  );
}
