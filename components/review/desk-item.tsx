"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, type RefObject } from "react";
import { type SharedParts, TaskTextView } from "#components/items/task-text.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import type { DecisionInput } from "#lib/review/schema.ts";
import { FlagLine } from "./flag-list.tsx";

/** The item on the desk: its number, kind and flags in lines of fixed height, then its text, or its editor in place of it. */
export const DeskItem = memo(function DeskItem({
  item,
  decision,
  lookingBack,
  heading,
  projectPath,
  editor,
  shared,
}: {
  item: ReviewItem;
  /** What was decided in this sitting, where the reviewer looks back. */
  decision: DecisionInput | null;
  lookingBack: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
  projectPath: string;
  editor: ReactNode;
  /** What it shares with the neighbour that lies open beside it. */
  shared?: SharedParts | undefined;
}) {
  const t = useTranslations("review.item");
  const { run } = item.provenance;
  const earlier = decision ?? item.ownDecision;
  return (
    <article className="mx-auto w-full max-w-[68ch] text-[length:var(--item-text-size)]">
      <header className="mb-3 flex flex-col gap-1.5 text-base">
        <div className="flex h-6 items-center gap-x-3 overflow-hidden text-sm whitespace-nowrap text-muted">
          <h2 ref={heading} tabIndex={-1} className="font-semibold text-text tabular-nums">
            {t("number", { number: item.sequence })}
          </h2>
          {earlier ? (
            <>
              <StatusBadge look={earlier.verdict === "approve" ? "approved" : "rejected"} className="text-sm">
                {t(earlier.verdict === "approve" ? "approved" : "rejected")}
              </StatusBadge>
              {earlier.category ? <CategoryBadge category={earlier.category} /> : null}
            </>
          ) : null}
          {lookingBack ? <span className="truncate">{t(earlier ? "lookingBack" : "skipped")}</span> : null}
          {item.duplicateOf ? (
            <TextLink
              href={`${projectPath}/${item.duplicateOf.of}s/${item.duplicateOf.number}`}
              className="truncate text-sm text-warning"
            >
              {t("setAside", {
                of: item.duplicateOf.of,
                number: item.duplicateOf.number,
                since: item.duplicateOf.since ?? "stands",
              })}
            </TextLink>
          ) : null}
          {item.version > 1 ? <span>{t("version", { version: item.version })}</span> : null}
          {item.kind ? <span className="min-w-0 truncate">{item.kind}</span> : null}
          {run ? (
            <TextLink href={`${projectPath}/expansion/${run.number}`} className="text-sm max-md:hidden">
              {t("run", { number: run.number })}
            </TextLink>
          ) : null}
          {run?.practice ? <Badge tone="outline">{t("practice")}</Badge> : null}
        </div>
        <FlagLine flags={item.flags} />
      </header>
      {editor ?? <TaskTextView text={item} shared={shared} />}
    </article>
  );
});
