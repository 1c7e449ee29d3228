"use client";

import { CircleHelp, PanelRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { DeskFigures, DeskProgress } from "./desk-progress.tsx";
import type { DeskState } from "./desk-state.ts";

/** The head of the desk: how far the queue is, what narrows it, the keys, and the fold of the context. */
export function DeskHead({
  desk,
  filters,
  folded,
  onHelp,
  onFold,
}: {
  desk: DeskState;
  filters: ReactNode;
  folded: boolean;
  onHelp: () => void;
  onFold: () => void;
}) {
  const t = useTranslations("review");
  return (
    <>
      <DeskProgress queue={desk.queue} decided={desk.decided} />
      <div className="flex min-h-11 shrink-0 items-center gap-x-3 border-b px-4 md:px-6">
        <h1 className="sr-only">{t("title")}</h1>
        <div className="flex min-w-0 items-center gap-2 py-1.5">{filters}</div>
        <div className="flex-1" />
        <DeskFigures queue={desk.queue} decided={desk.decided} />
        <IconButton label={t("help.open")} shortcut="?" icon={<CircleHelp />} onClick={onHelp} />
        <IconButton
          label={t(folded ? "context.show" : "context.hide")}
          icon={<PanelRight />}
          onClick={onFold}
          className="max-xl:hidden"
        />
      </div>
    </>
  );
}
