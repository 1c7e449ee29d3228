"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FlagList } from "#components/review/flag-list.tsx";
import type { BlindComment, DisputedItem } from "#lib/review/queries/load-disputed-items.ts";
import { BlindComments } from "./blind-comments.tsx";

/** What helps to settle an item beside its text and the decisions: comments and flags. */
export function SettleContext({
  item,
  comments,
  box,
  projectPath,
}: {
  item: DisputedItem;
  comments: readonly BlindComment[];
  /** For a comment more. */
  box: ReactNode;
  projectPath: string;
}) {
  const t = useTranslations("disagreements");
  return (
    <div className="flex flex-col divide-y">
      <Part title={t("comments.title")}>
        <BlindComments comments={comments} />
        {box}
      </Part>
      <Part title={t("context.flags")}>
        <FlagList flags={item.flags} home={projectPath} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="px-4 py-3.5">
      <h3 id={id} className="mb-2 text-sm font-medium text-muted">
        {title}
      </h3>
      {children}
    </section>
  );
}
