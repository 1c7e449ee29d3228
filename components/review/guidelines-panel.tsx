"use client";

import { ExternalLink } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { ChangesText } from "#components/guidelines/changes-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { CloseButton } from "#components/ui/close-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { DiffSegment } from "#lib/algorithms/word-diff.ts";
import type { Guidelines } from "#lib/review/queries/guidelines.ts";

// What reads Markdown comes when somebody opens the guidelines, not with the desk.
const GuidelinesReader = dynamic(() =>
  import("#components/guidelines/guidelines-reader.tsx").then((file) => file.GuidelinesReader),
);

/** What the panel shows. */
export type GuidelinesShown = {
  /** Null where the project has none; undefined while they come. */
  guidelines: Guidelines | null | undefined;
  failed: boolean;
  onRetry: () => void;
  /** The number of a version that came out since. */
  newer: number | null;
  onShowNewer: () => void;
  /** What changed in it, where that was asked for. */
  changes: readonly DiffSegment[] | null;
  onChanges: () => void;
  /** Where the reader was, from the top in pixels; kept while the panel is closed. */
  scrolled: RefObject<number>;
  /** Address of the guidelines' own page. */
  page: string;
};

/** The guidelines beside the item, from where there is room for them; it stays as it is while items come and go. */
export function GuidelinesPanel({ onClose, ...shown }: GuidelinesShown & { onClose: () => void }) {
  const t = useTranslations("guidelines.panel");
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 border-b py-1.5 pr-2 pl-4">
        <h2 className="flex-1 font-semibold">{t("label")}</h2>
        <CloseButton label={t("close")} onClick={onClose} />
      </div>
      <Text {...shown} className="min-h-0 flex-1 overflow-y-auto px-4 py-4" />
    </div>
  );
}

/** The guidelines over the item, where there is no room beside it. */
export function GuidelinesSheet({ open, onClose, ...shown }: GuidelinesShown & { open: boolean; onClose: () => void }) {
  const t = useTranslations("guidelines.panel");
  return (
    <Sheet open={open} onOpenChange={(next) => next || onClose()} title={t("label")}>
      <Text {...shown} className="-mx-5 -my-4 h-[calc(100%+2rem)] overflow-y-auto px-5 py-4" />
    </Sheet>
  );
}

function Text({
  guidelines,
  failed,
  onRetry,
  newer,
  onShowNewer,
  changes,
  onChanges,
  scrolled,
  page,
  className,
}: GuidelinesShown & { className: string }) {
  const t = useTranslations("guidelines");
  const box = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  // The text comes after the box: back to where the reader was once it is long enough.
  useLayoutEffect(() => {
    const [outer, inner] = [box.current, text.current];
    if (!outer || !inner) return;
    const to = scrolled.current;
    if (to === 0) return;
    const watch = new ResizeObserver(() => {
      if (outer.scrollHeight - outer.clientHeight < to) return;
      outer.scrollTop = to;
      watch.disconnect();
    });
    watch.observe(inner);
    return () => watch.disconnect();
  }, [scrolled]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of the panel, which has the name
    <div
      ref={box}
      data-scrolls
      role="group"
      aria-label={t("panel.label")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      onScroll={(event) => {
        scrolled.current = event.currentTarget.scrollTop;
      }}
      className={cn("focus-inset", className)}
    >
      {newer ? (
        <Notice live="status" title={t("panel.newer", { number: newer })} className="mb-4">
          <span className="mt-1 flex flex-wrap gap-2">
            <Button size="sm" onClick={onChanges} aria-expanded={changes !== null}>
              {t(changes ? "panel.hideChanges" : "panel.changes")}
            </Button>
            <Button size="sm" onClick={onShowNewer}>
              {t("panel.showNewer")}
            </Button>
          </span>
        </Notice>
      ) : null}
      {changes ? (
        <div className="mb-4 rounded-md border px-3 py-2">
          <p className="mb-2 text-sm text-muted">{t("versions.legend")}</p>
          <ChangesText segments={changes} />
        </div>
      ) : null}
      <div ref={text}>
        {failed ? (
          <Notice
            tone="reject"
            live="alert"
            action={
              <Button size="sm" onClick={onRetry}>
                {t("panel.retry")}
              </Button>
            }
          >
            {t("panel.failed")}
          </Notice>
        ) : guidelines === undefined ? (
          <LoadingPlace>
            <Skeleton className="mb-3 h-5 w-2/3" />
            <Skeleton className="mb-2 h-4 w-full" />
            <Skeleton className="h-4 w-5/6" />
          </LoadingPlace>
        ) : (
          <>
            <p className="mb-3 flex flex-wrap gap-x-3 text-sm text-muted">
              {guidelines ? <span>{t("version", { number: guidelines.number })}</span> : t("panel.none")}
              <TextLink href={page} target="_blank" className="inline-flex items-center gap-1">
                {t("panel.whole")}
                <ExternalLink aria-hidden="true" className="size-3.5" />
              </TextLink>
            </p>
            {guidelines ? <GuidelinesReader body={guidelines.body} /> : null}
          </>
        )}
      </div>
    </div>
  );
}
