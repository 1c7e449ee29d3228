"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ItemEvent } from "#lib/review/queries/load-review-items.ts";

/** What happened to an item, the latest first. */
export function HistoryList({ history }: { history: readonly ItemEvent[] }) {
  const t = useTranslations("review.history");
  return (
    <ol className="flex flex-col gap-1.5">
      {history.map((event) => (
        <li
          key={event.kind === "version" ? `version ${event.number}` : event.at}
          className="flex flex-wrap justify-between gap-x-3"
        >
          <span>{describe(event)}</span>
          <RelativeTime value={event.at} className="text-sm text-muted" />
        </li>
      ))}
    </ol>
  );

  function describe(event: ItemEvent): string {
    if (event.kind === "decision") {
      return t(event.revokedAt ? "takenBack" : "decided", {
        verdict: event.verdict,
        category: event.category ?? "none",
      });
    }
    const { number, change, by } = event;
    if (change === "edited" || change === "restored") return t(change, { number, name: by ?? t("somebody") });
    return t("admitted");
  }
}
