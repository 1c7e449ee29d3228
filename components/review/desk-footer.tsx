"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useCallback } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Category } from "#lib/items/schema.ts";
import type { KeyAction } from "#lib/team/schema.ts";
import { ActKey } from "./act-key.tsx";
import { CategoryChoice } from "./category-choice.tsx";
import type { DeskAct } from "./desk-keys.ts";
import { type DeskState, onDesk } from "./desk-state.ts";
import { OtherActions } from "./other-actions.tsx";
import type { OutboxState } from "./outbox.ts";
import { SaveState } from "./save-state.tsx";
import { VerdictButtons } from "./verdict-buttons.tsx";

/**
 * The foot of the desk: category, verdict and the other actions, what was done last, and whether it is saved. Its parts
 * keep their places whatever they say; on a phone they stand in rows of their own.
 */
export const DeskFooter = memo(function DeskFooter({
  desk,
  last,
  hint,
  saving,
  onRetry,
  reasons,
  onAct,
}: {
  desk: DeskState;
  /** What was done last, in words. */
  last: string | null;
  /** Whose key it may help to know. */
  hint: KeyAction | null;
  saving: OutboxState;
  onRetry: () => void;
  /** The reasons of a rejection, open above the actions. */
  reasons: ReactNode;
  onAct: (act: DeskAct) => unknown;
}) {
  const t = useTranslations("review");
  const choose = useCallback((category: Category) => onAct({ act: "category", category }), [onAct]);
  const approve = useCallback(() => onAct({ act: "approve" }), [onAct]);
  const reject = useCallback(() => onAct({ act: "reject" }), [onAct]);
  const deed = onDesk(desk);
  const lookingBack = desk.lookingAt !== null;
  const ready = deed !== null && desk.mode !== "editing";
  const before = deed?.decision?.category ?? deed?.item.ownDecision?.category ?? null;
  return (
    <footer className="relative shrink-0 border-t bg-background px-4 py-2 md:px-6 md:py-2.5">
      {reasons}
      {/* biome-ignore lint/a11y/useSemanticElements: no part of a form, but a bar of actions with a name */}
      <div
        role="group"
        aria-label={t("action.label")}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 [grid-template-areas:'last_saved'_'category_category'_'others_others'_'verdict_verdict'] md:grid-cols-[auto_auto_minmax(0,1fr)] md:gap-y-1 md:[grid-template-areas:'category_verdict_saved'_'others_others_last']"
      >
        <div className="[grid-area:category]">
          <CategoryChoice
            proposed={deed?.item.proposedCategory ?? null}
            chosen={desk.chosen ?? before}
            lacking={desk.lacks === "category"}
            onChoose={choose}
          />
        </div>
        <div className="grid grid-cols-2 gap-2 [grid-area:verdict] md:flex">
          <VerdictButtons ready={ready} rejecting={desk.mode === "reasons"} onApprove={approve} onReject={reject} />
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
        <div className="flex h-6 min-w-0 items-center justify-end [grid-area:saved]">
          <SaveState saving={saving} onRetry={onRetry} />
        </div>
        <div className="flex h-6 min-w-0 items-center gap-2 text-sm [grid-area:last] md:justify-end">
          {lookingBack ? (
            <Button size="sm" className="h-6" onClick={() => onAct({ act: "cancel" })}>
              {t("return")}
            </Button>
          ) : null}
          {desk.lacks === "category" ? (
            <span className="truncate font-medium text-warning">{t("errors.categoryMissing")}</span>
          ) : null}
          <span role="status" className="line-clamp-2 leading-tight text-muted">
            {desk.lacks === null && !lookingBack ? last : null}
            {hint ? (
              <span className="ml-2">
                {t("keyHint")} <ActKey act={hint} />
              </span>
            ) : null}
          </span>
        </div>
      </div>
    </footer>
  );
});
