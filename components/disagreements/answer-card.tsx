"use client";

import { useTranslations } from "next-intl";
import { useKeymap } from "#components/review/preferences-context.tsx";
import { useReasonWords } from "#components/review/reason-words.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import type { BlindAnswer } from "#lib/review/queries/load-disputed-items.ts";

/**
 * What one reviewer decided: verdict and category, reasons and words, and the version of the text where it is not the current one.
 * Who it was is a letter until the item is settled.
 */
export function AnswerCard({
  answer,
  version,
  picked,
  changesShown,
  onPick,
  onChanges,
  onTake,
}: {
  answer: BlindAnswer;
  /** The current version of the text. */
  version: number;
  picked: boolean;
  changesShown: boolean;
  onPick: () => void;
  onChanges: () => void;
  /** Null where it cannot be taken over now. */
  onTake: (() => void) | null;
}) {
  const t = useTranslations("disagreements.answers");
  const words = useReasonWords();
  const { singleKeys } = useKeymap();
  const { letter, reviewer, verdict, category, reasons, comment, itemVersion } = answer;
  const name = reviewer === null ? t("reviewer", { letter }) : t("named", { letter, name: reviewer });
  return (
    <li
      aria-current={picked ? "true" : undefined}
      className={cn(
        "flex min-h-0 min-w-0 flex-col rounded-md border bg-raised",
        picked ? "border-accent outline-1 outline-accent" : "border-line-strong/60",
      )}
    >
      <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b px-3 py-1.5">
        <h4 className="min-w-0 font-semibold wrap-anywhere">{name}</h4>
        {answer.own ? <Badge tone="accent">{t("own")}</Badge> : null}
        {answer.surplus ? (
          <span title={t("surplusHint")}>
            <Badge tone="outline">{t("surplus")}</Badge>
          </span>
        ) : null}
        {picked ? <span className="sr-only">{t("picked")}</span> : null}
      </div>
      <ScrollRegion label={name} className="min-h-0 flex-1">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; by keyboard the arrows choose, and the button below takes it over */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
        <div onClick={onPick} className="min-h-full px-3 py-2">
          <p className="flex flex-wrap items-center gap-2">
            <StatusBadge look={verdict === "approve" ? "approved" : "rejected"}>
              {t(verdict === "approve" ? "approved" : "rejected")}
            </StatusBadge>
            {category ? <CategoryBadge category={category} long /> : null}
          </p>
          {reasons.length > 0 ? (
            <ul className="mt-1 list-disc pl-4.5">
              {reasons.map((reason) => (
                <li key={reason}>{words(reason)}</li>
              ))}
            </ul>
          ) : verdict === "reject" && comment === "" ? (
            <p className="mt-1 text-muted">{t("noReasons")}</p>
          ) : null}
          {comment ? <p className="mt-1 wrap-anywhere whitespace-pre-wrap">{comment}</p> : null}
          {itemVersion !== version ? (
            <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-warning">
              {t("version", { version: itemVersion })}
              <Button
                size="sm"
                variant="quiet"
                aria-pressed={changesShown}
                aria-label={`${t(changesShown ? "hideChanges" : "changes")}: ${name}`}
                onClick={onChanges}
                className="h-6"
              >
                {t(changesShown ? "hideChanges" : "changes")}
              </Button>
            </p>
          ) : null}
        </div>
      </ScrollRegion>
      {onTake ? (
        <div className="border-t p-1.5">
          <Button size="sm" variant={picked ? "secondary" : "quiet"} onClick={onTake} className="w-full max-md:h-10">
            {t("take", { letter })}
            {picked && singleKeys ? <Kbd keys="enter" className="max-md:hidden" /> : null}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
