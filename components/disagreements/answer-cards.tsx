"use client";

import { useTranslations } from "next-intl";
import type { DisputedItem } from "#lib/review/queries/load-disputed-items.ts";
import { AnswerCard } from "./answer-card.tsx";

/** The reviewers' decisions side by side, in an order that says nothing about them. */
export function AnswerCards({
  item,
  picked,
  changesFrom,
  onPick,
  onChanges,
  onTake,
}: {
  item: DisputedItem;
  /** The letter of the answer that is chosen. */
  picked: string | null;
  /** The older version whose changes are shown. */
  changesFrom: number | null;
  onPick: (at: number) => void;
  onChanges: (version: number | null) => void;
  /** Null where nothing can be settled now. */
  onTake: ((at: number) => void) | null;
}) {
  const t = useTranslations("disagreements");
  const hint = item.agreed ? t("answers.agreed") : t("answers.pick");
  return (
    <section aria-label={t("answers.label")} className="flex min-h-0 flex-1 flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
        <h3 className="font-medium">{t("answers.label")}</h3>
        {item.answers.some((answer) => answer.own) ? <span>{t("item.own")}</span> : null}
        {onTake ? <span className="max-md:hidden">{hint}</span> : null}
      </div>
      <ol className="grid min-h-0 flex-1 gap-2 md:auto-rows-[minmax(0,1fr)] md:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] md:overflow-y-auto md:p-0.5">
        {item.answers.map((answer, at) => (
          <AnswerCard
            key={answer.letter}
            answer={answer}
            version={item.version}
            picked={answer.letter === picked}
            changesShown={changesFrom === answer.itemVersion}
            onPick={() => onPick(at)}
            onChanges={() => onChanges(changesFrom === answer.itemVersion ? null : answer.itemVersion)}
            onTake={onTake && (() => onTake(at))}
          />
        ))}
      </ol>
    </section>
  );
}
