"use client";

import { Check, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { FoldButton } from "#components/ui/fold-button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ItemComment } from "#lib/items/schema.ts";
import type { Answer } from "./ask-server.ts";
import { CommentBody } from "./comment-body.tsx";
import { CommentBox } from "./comment-box.tsx";
import type { MentionedPerson } from "./mentions.ts";

/** A comment as it is shown. */
export type ShownComment = {
  id: string;
  author: string;
  body: string;
  at: string;
  /** Null while it is open. */
  resolvedAt: string | null;
  resolvedBy?: string | null;
  /** Ids of those whom it calls. */
  mentions: readonly string[];
};

/**
 * The comments on an item, open ones first and resolved ones folded, and, where `send` is given, a box for one more. A comment that
 * the address names is unfolded and in sight.
 */
export function CommentSection({
  comments,
  hidden,
  people,
  me,
  draft,
  onDraft,
  send,
  onSent,
  onResolve,
  onLeave,
  unreachable,
  box,
}: {
  /** Oldest first. */
  comments: readonly ShownComment[];
  /** How many more there are that may not be read yet. */
  hidden: number;
  /** Who can be called. */
  people: readonly MentionedPerson[];
  /** The id of who reads. */
  me: string;
  /** What stands in the box. */
  draft: string;
  onDraft: (draft: string) => void;
  send?: (comment: ItemComment) => Promise<Answer<unknown>>;
  onSent?: (comment: ItemComment) => void;
  /** Says that a comment is dealt with, or open again. */
  onResolve?: (id: string, resolved: boolean) => Promise<Answer<unknown>>;
  onLeave?: () => void;
  unreachable: string;
  box?: RefObject<HTMLTextAreaElement | null>;
}) {
  const t = useTranslations("comments");
  const [unfolded, setUnfolded] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const others = people.filter(({ id }) => id !== me);
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = comments.filter(({ resolvedAt }) => resolvedAt !== null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an address names a comment once, when the page opens
  useEffect(() => {
    const id = window.location.hash.slice(1);
    const named = comments.find((comment) => id === `comment-${comment.id}`);
    if (!named) return;
    if (named.resolvedAt !== null) setUnfolded(true);
    requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: "center" }));
  }, []);

  async function resolve(id: string, to: boolean) {
    const answer = await onResolve?.(id, to);
    setFailure(!answer || answer.ok ? null : (answer.error?.message ?? unreachable));
    // The button went with the comment to the other list.
    if (answer?.ok) list.current?.focus();
  }

  const each = (comment: ShownComment) => (
    <li
      key={comment.id}
      id={`comment-${comment.id}`}
      className="scroll-mt-24 rounded-sm target:bg-accent-soft target:outline-8 target:outline-accent-soft"
    >
      <div className="flex min-h-6 items-center gap-x-2 text-sm text-muted">
        <span className="min-w-0 flex-1">
          <span className="font-medium text-text wrap-anywhere">{comment.author}</span>{" "}
          <RelativeTime value={comment.at} />
        </span>
        {onResolve ? (
          <IconButton
            size="icon-sm"
            label={t(comment.resolvedAt === null ? "resolve" : "reopen")}
            icon={comment.resolvedAt === null ? <Check /> : <RotateCcw />}
            onClick={() => void resolve(comment.id, comment.resolvedAt === null)}
          />
        ) : null}
      </div>
      <CommentBody body={comment.body} mentions={comment.mentions} people={people} me={me} />
      {comment.resolvedAt && comment.resolvedBy ? (
        <p className="text-sm text-muted">
          {t("resolvedBy", { name: comment.resolvedBy })} <RelativeTime value={comment.resolvedAt} />
        </p>
      ) : null}
    </li>
  );

  return (
    <div ref={list} tabIndex={-1} className="flex flex-col gap-3 focus-visible:outline-none">
      {comments.length === 0 && hidden === 0 && !send ? <p className="text-muted">{t("none")}</p> : null}
      {open.length > 0 ? <ol className="flex flex-col gap-2.5">{open.map(each)}</ol> : null}
      {hidden > 0 ? <p className="text-muted">{t("hidden", { count: hidden })}</p> : null}
      {failure ? (
        <p role="alert" className="text-sm text-reject">
          {failure}
        </p>
      ) : null}
      {send ? <CommentBox people={others} {...{ draft, onDraft, send, onSent, onLeave, unreachable, box }} /> : null}
      {resolved.length > 0 ? (
        <div>
          <FoldButton folded={!unfolded} onFold={(folded) => setUnfolded(!folded)}>
            {t("resolvedCount", { count: resolved.length })}
          </FoldButton>
          {unfolded ? <ol className="mt-2 flex flex-col gap-2.5">{resolved.map(each)}</ol> : null}
        </div>
      ) : null}
    </div>
  );
}
