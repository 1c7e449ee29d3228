"use client";

import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { useReasonWords } from "#components/review/reason-words.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import type { DecisionEntry } from "#lib/items/queries/find-item.ts";

/**
 * The decisions on an item, the first one first: who, when, what, on which version, and why. What an adjudicator settled and what
 * came after as many as the item takes are named as such, and so are those taken back, which stay.
 */
export function DecisionList({ decisions, version }: { decisions: readonly DecisionEntry[]; version: number }) {
  const t = useTranslations("items.decisions");
  const reasonWords = useReasonWords();
  if (decisions.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {decisions.map((decision) => (
        <li key={decision.id} className={cn(decision.revokedAt && "text-muted")}>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className="font-medium">{decision.reviewer}</span>
            {decision.revokedAt ? (
              <StatusBadge look="stopped" className="text-sm">
                {t(decision.verdict === "approve" ? "approvedTakenBack" : "rejectedTakenBack")}
              </StatusBadge>
            ) : (
              <StatusBadge look={decision.verdict === "approve" ? "approved" : "rejected"}>
                {t(decision.verdict === "approve" ? "approved" : "rejected")}
              </StatusBadge>
            )}
            {decision.category ? <CategoryBadge category={decision.category} /> : null}
            {decision.kind === "adjudication" ? (
              <Badge tone="accent" icon={<Scale />}>
                {t("adjudication")}
              </Badge>
            ) : null}
            {decision.kind === "review" && !decision.counted && !decision.revokedAt ? (
              <Badge tone="outline">{t("surplus")}</Badge>
            ) : null}
            <RelativeTime value={decision.createdAt} className="text-sm text-muted" />
          </p>
          {decision.reasons.length > 0 ? <p>{decision.reasons.map(reasonWords).join("; ")}</p> : null}
          {decision.comment ? <p className="wrap-anywhere whitespace-pre-wrap">{decision.comment}</p> : null}
          {decision.itemVersion !== version ? (
            <p className="text-sm text-muted">{t("onVersion", { version: decision.itemVersion })}</p>
          ) : null}
          {decision.kind === "review" && !decision.counted && !decision.revokedAt ? (
            <p className="text-sm text-muted">{t("surplusHint")}</p>
          ) : null}
          {decision.revokedAt ? (
            <p className="text-sm">
              {t("takenBack")} <RelativeTime value={decision.revokedAt} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
