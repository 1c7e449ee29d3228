"use client";

import { useTranslations } from "next-intl";
import type { BlindComment } from "#lib/review/queries/load-disputed-items.ts";

/** The comments on an item, the oldest first; who wrote them is a letter, or nobody, until it is settled. */
export function BlindComments({ comments }: { comments: readonly BlindComment[] }) {
  const t = useTranslations("disagreements.comments");
  if (comments.length === 0) return <p className="text-muted">{t("none")}</p>;
  const hidden = comments.some((comment) => !comment.own && comment.author === null);
  return (
    <div className="flex flex-col gap-2.5">
      <ol className="flex flex-col gap-2.5">
        {comments.map(({ letter, own, author, body }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comment has no id that may be told, and its place does not change
          <li key={i}>
            <p className="text-sm font-medium">
              {own ? t("you") : (author ?? (letter === null ? t("somebody") : t("reviewer", { letter })))}
            </p>
            <p className="wrap-anywhere whitespace-pre-wrap">{body}</p>
          </li>
        ))}
      </ol>
      {hidden ? <p className="text-sm text-muted">{t("hidden")}</p> : null}
    </div>
  );
}
