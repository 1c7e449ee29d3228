"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ItemComment } from "#lib/items/schema.ts";
import type { Answer } from "./ask-server.ts";
import { newId } from "./new-id.ts";

/** A comment as it is shown. */
export type ShownComment = { id: string; author: string; body: string; at: string };

/**
 * The comments on an item and, where `send` is given, a box for one more: Ctrl or Cmd and Enter sends it, Escape
 * leaves it. What could not be sent stays in the box, and sending it again counts once.
 */
export function CommentSection({
  comments,
  draft,
  onDraft,
  send,
  onSent,
  onLeave,
  unreachable,
  box,
}: {
  comments: readonly ShownComment[];
  /** What stands in the box. */
  draft: string;
  onDraft: (draft: string) => void;
  send?: (comment: ItemComment) => Promise<Answer<unknown>>;
  onSent?: (comment: ItemComment) => void;
  onLeave?: () => void;
  unreachable: string;
  box?: RefObject<HTMLTextAreaElement | null>;
}) {
  const t = useTranslations("items.comments");
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const attempted = useRef<ItemComment | null>(null);
  const body = draft.trim();

  async function submit() {
    if (!send || pending || body === "") return;
    const comment = attempted.current?.body === body ? attempted.current : { id: newId(), body };
    attempted.current = comment;
    setPending(true);
    const answer = await send(comment);
    setPending(false);
    if (!answer.ok) return setFailure(answer.error?.message ?? unreachable);
    attempted.current = null;
    setFailure(null);
    onDraft("");
    onSent?.(comment);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      onLeave?.();
    }
  }

  return (
    <div className="flex flex-col gap-3">
      {comments.length === 0 && !send ? <p className="text-muted">{t("none")}</p> : null}
      {comments.length > 0 ? (
        <ol className="flex flex-col gap-2.5">
          {comments.map((comment) => (
            <li key={comment.id}>
              <p className="flex flex-wrap gap-x-2 text-sm text-muted">
                <span className="font-medium text-text">{comment.author}</span>
                <RelativeTime value={comment.at} />
              </p>
              <p className="wrap-anywhere whitespace-pre-wrap">{comment.body}</p>
            </li>
          ))}
        </ol>
      ) : null}
      {send ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
          className="flex flex-col items-start gap-2"
        >
          <Field label={t("label")} labelHidden error={failure} className="w-full">
            <Textarea
              ref={box}
              rows={2}
              placeholder={t("placeholder")}
              value={draft}
              onChange={(event) => onDraft(event.currentTarget.value)}
              onKeyDown={press}
            />
          </Field>
          <Button type="submit" size="sm" pending={pending} aria-disabled={body === ""}>
            {t("send")}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
