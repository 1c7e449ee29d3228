"use client";

import { ArrowLeft, MessageSquare, Pencil, SkipForward, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { ActKey } from "./act-key.tsx";
import type { DeskAct } from "./desk-keys.ts";

/** The actions beside the verdict, each with its key, always in their places: what cannot be done now is greyed out. */
export const OtherActions = memo(function OtherActions({
  onAct,
  ready,
  canSkip,
  canLookBack,
  canUndo,
}: {
  onAct: (act: DeskAct) => unknown;
  ready: boolean;
  canSkip: boolean;
  canLookBack: boolean;
  canUndo: boolean;
}) {
  const t = useTranslations("review.action");
  return (
    <>
      <Action label={t("edit")} act="edit" icon={<Pencil />} off={!ready} onClick={() => onAct({ act: "edit" })} />
      <Action
        label={t("comment")}
        act="comment"
        icon={<MessageSquare />}
        off={!ready}
        onClick={() => onAct({ act: "comment" })}
      />
      <Action
        label={t("skip")}
        act="skip"
        icon={<SkipForward />}
        off={!canSkip}
        onClick={() => onAct({ act: "skip" })}
      />
      <Action
        label={t("back")}
        act="back"
        icon={<ArrowLeft />}
        off={!canLookBack}
        onClick={() => onAct({ act: "back" })}
      />
      <Action label={t("undo")} act="undo" icon={<Undo2 />} off={!canUndo} onClick={() => onAct({ act: "undo" })} />
    </>
  );
});

function Action({
  label,
  act,
  icon,
  off,
  onClick,
}: {
  label: string;
  act: "edit" | "comment" | "skip" | "back" | "undo";
  icon: ReactNode;
  off: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      variant="quiet"
      aria-disabled={off}
      onClick={off ? undefined : onClick}
      className="px-2 aria-disabled:text-muted aria-disabled:hover:bg-transparent max-md:h-11 max-md:flex-1 max-md:px-0"
    >
      <span className="flex items-center gap-1.5 max-md:flex-col max-md:gap-0.5 max-md:text-2xs [&_svg]:md:hidden">
        {icon}
        {label}
      </span>
      <ActKey act={act} className="hidden md:inline-flex" />
    </Button>
  );
}
