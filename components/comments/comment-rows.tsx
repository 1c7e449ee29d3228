"use client";

import { Check, RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { CommentBody } from "#components/items/comment-body.tsx";
import type { MentionedPerson } from "#components/items/mentions.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { notify, notifyUndo } from "#components/ui/notify.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedComment } from "#lib/items/queries/list-comments.ts";

/** Comments on several items, each with its item. Those that call the reader count as seen once they are listed. */
export function CommentRows({
  api,
  project,
  rows,
  people,
  me,
  mayResolve,
}: {
  /** "/api/p/SLUG" */
  api: string;
  /** "/p/SLUG" */
  project: string;
  rows: readonly ListedComment[];
  people: readonly MentionedPerson[];
  me: string;
  mayResolve: boolean;
}) {
  const t = useTranslations("comments");
  const router = useRouter();
  // As they were when the page was opened: that they are seen now does not make them look so.
  const [fresh] = useState(() => new Set(rows.filter(({ unread }) => unread).map(({ id }) => id)));
  const [pending, setPending] = useState<string | null>(null);

  useEffect(() => {
    if (fresh.size === 0) return;
    void askServer(`${api}/comments/seen`, { body: { comments: [...fresh] } }).then(
      (answer) => answer.ok && router.refresh(),
    );
  }, [api, fresh, router]);

  async function resolve(id: string, resolved: boolean, undo: boolean) {
    setPending(id);
    const answer = await askServer(`${api}/comments/${id}/resolved`, { method: "PUT", body: { resolved } });
    setPending(null);
    if (!answer.ok) return notify(answer.error?.message ?? t("page.failed"), { tone: "reject", id: `comment-${id}` });
    router.refresh();
    const said = t(resolved ? "page.nowResolved" : "page.nowOpen");
    if (undo) notify(said, { id: `comment-${id}` });
    else notifyUndo(said, t("page.undo"), () => void resolve(id, !resolved, true), `comment-${id}`);
  }

  return (
    <ol className="flex max-w-[80ch] flex-col divide-y border-y">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-col gap-1 py-3">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
            <span className="font-medium text-text wrap-anywhere">{row.author}</span>
            <RelativeTime value={row.at} />
            {fresh.has(row.id) ? <Badge tone="accent">{t("page.new")}</Badge> : null}
          </div>
          <CommentBody body={row.body} mentions={row.mentions} people={people} me={me} />
          <div className="mt-1 flex items-center gap-3">
            <p className="min-w-0 flex-1 truncate text-sm text-muted">
              <TextLink href={`${project}/items/${row.item}#comment-${row.id}`}>
                {t("page.item", { number: row.item })}
              </TextLink>{" "}
              {row.instruction}
            </p>
            {mayResolve ? (
              <Button
                size="sm"
                icon={row.resolvedAt === null ? <Check /> : <RotateCcw />}
                pending={pending === row.id}
                onClick={() => void resolve(row.id, row.resolvedAt === null, false)}
              >
                {t(row.resolvedAt === null ? "resolve" : "reopen")}
                <span className="sr-only">, {t("page.item", { number: row.item })}</span>
              </Button>
            ) : null}
          </div>
          {row.resolvedAt && row.resolvedBy ? (
            <p className="text-sm text-muted">
              {t("resolvedBy", { name: row.resolvedBy })} <RelativeTime value={row.resolvedAt} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
