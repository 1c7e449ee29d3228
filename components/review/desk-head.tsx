"use client";

import { AArrowDown, AArrowUp, BookOpen, CircleHelp, Maximize2, PanelRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { textSizes } from "#lib/team/schema.ts";
import type { DeskAct } from "./desk-keys.ts";
import { DeskFigures, DeskProgress } from "./desk-progress.tsx";
import type { DeskState } from "./desk-state.ts";
import { useKeymap, usePreferences } from "./preferences-context.tsx";

/** The head of the desk: how far the queue is, what narrows it, text size, focus mode, the keys, the fold of the context. */
export function DeskHead({
  desk,
  filters,
  folded,
  onAct,
  onFold,
}: {
  desk: DeskState;
  filters: ReactNode;
  folded: boolean;
  onAct: (act: DeskAct) => unknown;
  onFold: () => void;
}) {
  const t = useTranslations("review");
  return (
    <>
      <DeskProgress queue={desk.queue} decided={desk.decided} />
      {/* On a phone what narrows the queue stands in a row of its own. */}
      <div className="flex min-h-11 shrink-0 items-center gap-x-3 border-b px-4 max-md:flex-wrap max-md:gap-x-2 md:px-6">
        <h1 className="sr-only">{t("title")}</h1>
        <div className="contents min-w-0 items-center gap-2 py-1.5 md:flex max-md:[&>:nth-child(n+2)]:order-1 max-md:[&>:nth-child(n+2)]:mb-1.5">
          {filters}
        </div>
        <div className="flex-1" />
        <DeskFigures queue={desk.queue} decided={desk.decided} />
        <Tools folded={folded} onAct={onAct} onFold={onFold} />
      </div>
    </>
  );
}

/** They do not change with the item, and do not hold it up. */
const Tools = memo(function Tools({
  folded,
  onAct,
  onFold,
}: {
  folded: boolean;
  onAct: (act: DeskAct) => unknown;
  onFold: () => void;
}) {
  const t = useTranslations("review");
  const { shown } = useKeymap();
  const { textSize } = usePreferences().preferences;
  const keyed = (act: "larger" | "smaller" | "guidelines" | "focus" | "help", at?: string) => {
    const shortcut = shown(act);
    return {
      ...(shortcut ? { shortcut } : {}),
      "aria-disabled": at === textSize,
      onClick: () => onAct({ act }),
    };
  };
  return (
    <div className="flex shrink-0 items-center">
      <IconButton
        label={t("smaller")}
        icon={<AArrowDown />}
        {...keyed("smaller", textSizes[0])}
        className="aria-disabled:opacity-40 max-md:hidden"
      />
      <IconButton
        label={t("larger")}
        icon={<AArrowUp />}
        {...keyed("larger", textSizes.at(-1))}
        className="aria-disabled:opacity-40 max-md:hidden"
      />
      <IconButton label={t("palette.guidelines")} icon={<BookOpen />} {...keyed("guidelines")} />
      <IconButton label={t("focus.enter")} icon={<Maximize2 />} {...keyed("focus")} />
      <IconButton label={t("help.open")} icon={<CircleHelp />} {...keyed("help")} />
      <IconButton
        label={t(folded ? "context.show" : "context.hide")}
        icon={<PanelRight />}
        onClick={onFold}
        className="max-xl:hidden"
      />
    </div>
  );
});
