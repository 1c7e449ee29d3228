"use client";

import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { TaskTextView } from "#components/items/task-text.tsx";
import { FlagLine } from "#components/review/flag-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { DiffText } from "#components/ui/diff-text.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import type { TaskText } from "#lib/items/schema.ts";
import type { DisputedItem } from "#lib/review/queries/load-disputed-items.ts";
import type { DecisionInput } from "#lib/review/schema.ts";

const fields = ["instruction", "input", "output"] as const;

/** The item on an adjudicator's desk: its number, kind and flags, then its text, its editor, or what changed since an older version. */
export function DisputedText({
  item,
  decision,
  lookingBack,
  heading,
  projectPath,
  editor,
  changesFrom,
  onShowText,
}: {
  item: DisputedItem;
  /** How it was settled in this sitting, where the adjudicator looks back. */
  decision: DecisionInput | null;
  lookingBack: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
  projectPath: string;
  editor: ReactNode;
  changesFrom: number | null;
  onShowText: () => void;
}) {
  const t = useTranslations("disagreements");
  const seen = changesFrom === null ? undefined : item.seen[changesFrom];
  return (
    <article className="mx-auto w-full max-w-[calc(68ch*1.2857)]">
      <header className="mb-3 flex flex-col gap-1.5">
        <div className="flex h-6 items-center gap-x-3 overflow-hidden text-sm whitespace-nowrap text-muted">
          <h2 ref={heading} tabIndex={-1} className="font-semibold text-text tabular-nums">
            {t("item.number", { number: item.sequence })}
          </h2>
          {decision ? (
            <>
              <StatusBadge look={decision.verdict === "approve" ? "approved" : "rejected"} className="text-sm">
                {t(decision.verdict === "approve" ? "answers.approved" : "answers.rejected")}
              </StatusBadge>
              {decision.category ? <CategoryBadge category={decision.category} /> : null}
            </>
          ) : null}
          {lookingBack ? <span className="truncate">{t(decision ? "item.lookingBack" : "item.skipped")}</span> : null}
          {item.version > 1 ? <span>{t("item.version", { version: item.version })}</span> : null}
          {item.kind ? <span className="min-w-0 truncate">{item.kind}</span> : null}
          <TextLink href={`${projectPath}/items/${item.sequence}`} className="text-sm max-md:hidden">
            {t("item.open")}
          </TextLink>
        </div>
        <FlagLine flags={item.flags} />
      </header>
      {editor ??
        (seen && changesFrom !== null ? (
          <Changes
            before={seen}
            after={item}
            version={changesFrom}
            letters={item.answers.filter((answer) => answer.itemVersion === changesFrom).map(({ letter }) => letter)}
            onShowText={onShowText}
          />
        ) : (
          <TaskTextView text={item} />
        ))}
    </article>
  );
}

function Changes({
  before,
  after,
  version,
  letters,
  onShowText,
}: {
  before: TaskText;
  after: TaskText;
  version: number;
  /** Those who decided on the older text. */
  letters: readonly string[];
  onShowText: () => void;
}) {
  const t = useTranslations("disagreements.item");
  const tText = useTranslations("items.text");
  return (
    <div className="flex max-w-[68ch] flex-col gap-6 text-[length:var(--item-text-size)]/[1.5]">
      <Notice
        className="text-base"
        title={t("changes", { version })}
        action={
          <Button size="sm" onClick={onShowText}>
            {t("showText")}
          </Button>
        }
      >
        {t("changesDescription", { letter: letters.join(", ") })}
      </Notice>
      {fields.map((field) => (
        <section key={field} aria-label={tText(field)}>
          <h3 className="mb-1.5 text-sm font-medium text-muted">{tText(field)}</h3>
          {before[field] === after[field] ? (
            <p className="text-base text-muted">{t("unchanged")}</p>
          ) : (
            <DiffText
              segments={wordDiff(before[field], after[field])}
              className="rounded-md border bg-surface px-4 py-3"
            />
          )}
        </section>
      ))}
    </div>
  );
}
