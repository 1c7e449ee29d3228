"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CategoryChoice } from "#components/review/category-choice.tsx";
import { OtherActions } from "#components/review/other-actions.tsx";
import { VerdictButtons } from "#components/review/verdict-buttons.tsx";
import { Button } from "#components/ui/button.tsx";
import { categoryOfReviewers, type DeskState, onDesk } from "./desk-state.ts";
import type { SettleAct } from "./settle-keys.ts";

/** The foot of an adjudicator's desk, as that of the review desk: category, verdict, the other actions, what was done last, and whether it is saved. */
export function DeskFoot({
  desk,
  last,
  saveState,
  reasons,
  onAct,
}: {
  desk: DeskState;
  /** What was done last, in words. */
  last: string | null;
  saveState: ReactNode;
  /** The reasons of a rejection, open above the actions. */
  reasons: ReactNode;
  onAct: (act: SettleAct) => unknown;
}) {
  const t = useTranslations("disagreements");
  const tReview = useTranslations("review");
  const deed = onDesk(desk);
  const lookingBack = desk.lookingAt !== null;
  const ready = deed !== null && desk.mode !== "editing";
  return (
    <footer className="relative shrink-0 border-t bg-background px-4 py-2 md:px-6 md:py-2.5">
      {reasons}
      {/* biome-ignore lint/a11y/useSemanticElements: no part of a form, but a bar of actions with a name */}
      <div
        role="group"
        aria-label={tReview("action.label")}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 [grid-template-areas:'last_saved'_'category_category'_'others_others'_'verdict_verdict'] md:grid-cols-[auto_auto_minmax(0,1fr)] md:gap-y-1 md:[grid-template-areas:'category_verdict_saved'_'others_others_last']"
      >
        <div className="[grid-area:category]">
          <CategoryChoice
            proposed={categoryOfReviewers(desk)}
            chosen={desk.chosen ?? deed?.decision?.category ?? null}
            lacking={desk.lacks === "category"}
            onChoose={(category) => onAct({ act: "category", category })}
          />
        </div>
        <div className="grid grid-cols-2 gap-2 [grid-area:verdict] md:flex">
          <VerdictButtons
            ready={ready}
            rejecting={desk.mode === "reasons"}
            onApprove={() => onAct({ act: "approve" })}
            onReject={() => onAct({ act: "reject" })}
          />
        </div>
        <div className="flex gap-0.5 [grid-area:others] md:-ml-2">
          <OtherActions
            onAct={onAct}
            ready={ready}
            canUndo={desk.behind.length > 0 && desk.mode !== "editing"}
            canLookBack={desk.behind.length > 0 && desk.lookingAt !== 0 && desk.mode !== "editing"}
            canSkip={ready && !lookingBack}
          />
        </div>
        <div className="flex h-6 min-w-0 items-center justify-end [grid-area:saved]">{saveState}</div>
        <div className="flex h-6 min-w-0 items-center gap-2 text-sm [grid-area:last] md:justify-end">
          {lookingBack ? (
            <Button size="sm" className="h-6" onClick={() => onAct({ act: "cancel" })}>
              {tReview("return")}
            </Button>
          ) : null}
          {desk.lacks === "category" || desk.lacks === "answer" ? (
            <span className="truncate font-medium text-warning">
              {t(desk.lacks === "category" ? "errors.categoryMissing" : "errors.answerMissing")}
            </span>
          ) : null}
          <span role="status" title={last ?? undefined} className="line-clamp-2 leading-tight text-muted">
            {desk.lacks === null && !lookingBack ? last : null}
          </span>
        </div>
      </div>
    </footer>
  );
}
