"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ItemComment } from "#lib/items/schema.ts";
import type { Answer } from "./ask-server.ts";
import { type MentionedPerson, mentionedIn } from "./mentions.ts";
import { newId } from "./new-id.ts";
import { useMentions } from "./use-mentions.ts";

/**
 * A box for a comment: "@" offers the members, Ctrl or Cmd and Enter sends it, Escape leaves it. What could not be sent stays in the
 * box, and sending it again counts once.
 */
export function CommentBox({
  people,
  draft,
  onDraft,
  send,
  onSent,
  onLeave,
  unreachable,
  box,
}: {
  people: readonly MentionedPerson[];
  draft: string;
  onDraft: (draft: string) => void;
  send: (comment: ItemComment) => Promise<Answer<unknown>>;
  onSent: ((comment: ItemComment) => void) | undefined;
  onLeave: (() => void) | undefined;
  unreachable: string;
  box: RefObject<HTMLTextAreaElement | null> | undefined;
}) {
  const t = useTranslations("comments");
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const attempted = useRef<ItemComment | null>(null);
  const own = useRef<HTMLTextAreaElement>(null);
  const area = box ?? own;
  const list = useRef<HTMLDivElement>(null);
  const mentions = useMentions({ people, text: draft, onText: onDraft, box: area });
  const { offered, listId } = mentions;
  const body = draft.trim();
  const count = offered.length;
  useEffect(() => {
    if (count === 0) return;
    announce(t("offered", { count }));
    list.current?.scrollIntoView({ block: "nearest" });
  }, [count, t]);

  async function submit() {
    if (pending || body === "") return;
    const comment =
      attempted.current?.body === body ? attempted.current : { id: newId(), body, mentions: mentionedIn(body, people) };
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
    if (mentions.press(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === "Escape") {
      event.preventDefault();
      onLeave?.();
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex flex-col items-start gap-2"
    >
      <div className="relative w-full">
        <Field label={t("label")} labelHidden error={failure}>
          <Textarea
            ref={area}
            rows={2}
            placeholder={t("placeholder")}
            value={draft}
            {...mentions.wiring}
            onChange={(event) => {
              mentions.typed(event.currentTarget);
              onDraft(event.currentTarget.value);
            }}
            onKeyDown={press}
          />
        </Field>
        {count > 0 ? (
          <div
            ref={list}
            id={listId}
            role="listbox"
            aria-label={t("people")}
            className="absolute inset-x-0 top-full z-30 mt-1 max-h-60 scroll-mb-2 overflow-y-auto rounded-md bg-raised p-1 shadow-overlay"
          >
            {offered.map((person, i) => (
              // Keys reach the list in the text area, which keeps the focus.
              // biome-ignore lint/a11y/useFocusableInteractive: the text area names the option that is current
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text area takes the keys
              <div
                key={person.id}
                id={`${listId}-${i}`}
                role="option"
                aria-selected={i === mentions.current}
                // Before the text area would lose the focus.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => mentions.pick(person)}
                className={cn(
                  "flex min-h-8 cursor-pointer items-center rounded-sm px-2 wrap-anywhere",
                  i === mentions.current ? "bg-accent-soft text-accent-text" : "hover:bg-sunken",
                )}
              >
                {person.name}
              </div>
            ))}
          </div>
        ) : null}
      </div>
      <Button type="submit" size="sm" pending={pending} aria-disabled={body === ""}>
        {t("send")}
      </Button>
    </form>
  );
}
