"use client";

import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import type { BlindComment } from "#lib/review/queries/load-disputed-items.ts";

/** The comments on an item, the oldest first; who wrote them is a letter, or nobody, until it is settled. */
export function BlindComments({ comments }: { comments: readonly BlindComment[] }) {
  const t = useTranslations("disagreements.comments");
  if (comments.length === 0) return null;
  const hidden = comments.some((comment) => !comment.own && comment.author === null);
  return (
    <div className="mb-3 flex flex-col gap-2.5">
      <ol className="flex flex-col gap-2.5">
        {comments.map(({ id, letter, own, author, body, resolved }, i) => (
          <li key={id ?? `place ${i}`} className={cn(resolved && "text-muted")}>
            <p className="flex flex-wrap gap-x-2 text-sm">
              <span className="font-medium">
                {own ? t("you") : (author ?? (letter === null ? t("somebody") : t("reviewer", { letter })))}
              </span>
              {resolved ? <span>{t("resolved")}</span> : null}
            </p>
            <p className="wrap-anywhere whitespace-pre-wrap">{body}</p>
          </li>
        ))}
      </ol>
      {hidden ? <p className="text-sm text-muted">{t("hidden")}</p> : null}
    </div>
  );
}
