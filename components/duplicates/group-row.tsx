"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { formatScore } from "#components/items/format-score.ts";
import { cn } from "#components/ui/class-names.ts";
import { formatNumber } from "#components/ui/format-number.ts";
import type { DuplicateGroup } from "#lib/items/similarity/schema.ts";

/** A group in the list: how many it holds and what its oldest says, and all of it where it is open. */
export function GroupRow({
  group,
  open,
  onToggle,
  row,
  children,
}: {
  group: DuplicateGroup;
  open: boolean;
  onToggle: () => void;
  /** The row itself, which has the focus while keys go from group to group. */
  row: RefObject<HTMLElement | null> | ((node: HTMLElement | null) => void);
  children: ReactNode;
}) {
  const t = useTranslations("duplicates.group");
  const first = group.members[0];
  const seeds = group.members.filter((member) => member.of === "seed").length;
  const highest = Math.max(0, ...group.members.map((member) => member.scoreToNearest ?? 0));
  const name = t("name", { size: group.size, number: first?.number ?? 0, of: first?.of ?? "item" });
  return (
    <li className="border-b">
      <section ref={row} tabIndex={-1} aria-label={name} className="scroll-mt-32 rounded-md -outline-offset-2">
        <h2>
          <button
            type="button"
            aria-expanded={open}
            onClick={onToggle}
            className="focus-inset flex min-h-11 w-full items-center gap-2.5 rounded-md px-1.5 py-2 text-left hover:bg-surface"
          >
            <ChevronRight aria-hidden="true" className={cn("size-4 shrink-0 text-muted", open && "rotate-90")} />
            <span className="shrink-0 font-semibold tabular-nums">{formatNumber(group.size)}</span>
            <span className="sr-only">{t("tasks", { size: group.size })}</span>
            <span className={cn("min-w-0 flex-1", open ? "wrap-anywhere" : "truncate")}>{first?.instruction}</span>
            <span className="shrink-0 text-sm text-muted tabular-nums max-sm:hidden">
              {seeds > 0 ? `${t("withSeeds", { seeds })}, ` : ""}
              {t("upTo", { score: formatScore(highest) })}
            </span>
          </button>
        </h2>
        {open ? <div className="pb-5 md:pl-8">{children}</div> : null}
      </section>
    </li>
  );
}
