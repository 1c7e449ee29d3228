"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { type Answer, askServer } from "#components/items/ask-server.ts";
import type { ShownComment } from "#components/items/comment-section.tsx";
import { type MentionedPerson, mentionedIn } from "#components/items/mentions.ts";
import { newId } from "#components/items/new-id.ts";
import { notify } from "#components/ui/notify.ts";
import type { CommentState } from "#lib/items/commands/resolve-comment.ts";
import type { ItemComment } from "#lib/items/schema.ts";
import type { ReviewItem } from "#lib/review/queries/load-review-items.ts";
import { useStable } from "./use-stable.ts";

/**
 * The comments of the items on the desk: what the server gave, what was sent or resolved since, and what stands in the boxes. A
 * comment that was typed and not sent goes out when the reviewer decides; what cannot be sent stays in its box.
 * @param author the reviewer
 * @param people who can be mentioned
 */
export function useComments(api: string, author: MentionedPerson, people: readonly MentionedPerson[]) {
  const t = useTranslations("review.comments");
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  const [sent, setSent] = useState<ReadonlyMap<string, readonly ShownComment[]>>(new Map());
  const [states, setStates] = useState<ReadonlyMap<string, CommentState>>(new Map());
  const latest = useRef(drafts);
  /** What is on its way, by item: who decides meanwhile has not typed a second comment. */
  const underWay = useRef(new Map<string, { body: string; answer: Promise<Answer<unknown>> }>());

  function setDraft(itemId: string, draft: string) {
    latest.current = new Map(latest.current).set(itemId, draft);
    setDrafts(latest.current);
  }

  async function send(itemId: string, comment: ItemComment): Promise<Answer<unknown>> {
    const asked = askServer(`${api}/items/${itemId}/comments`, { body: comment, outlives: true, person: author.id });
    const own = { body: comment.body, answer: asked };
    underWay.current.set(itemId, own);
    const answer = await asked;
    if (underWay.current.get(itemId) === own) underWay.current.delete(itemId);
    if (answer.ok) {
      const { id, body, mentions } = comment;
      const shown = { id, author: author.name, body, at: new Date().toISOString(), resolvedAt: null, mentions };
      setSent((before) => new Map(before).set(itemId, [...(before.get(itemId) ?? []), shown]));
    }
    return answer;
  }

  async function resolve(id: string, resolved: boolean): Promise<Answer<unknown>> {
    const answer = await askServer<CommentState>(`${api}/comments/${id}/resolved`, {
      method: "PUT",
      body: { resolved },
      person: author.id,
    });
    if (answer.ok) setStates((before) => new Map(before).set(id, answer.value));
    return answer;
  }

  async function sendLeftOver({ id, sequence }: Pick<ReviewItem, "id" | "sequence">) {
    const body = latest.current.get(id)?.trim();
    if (!body) return;
    setDraft(id, "");
    const sending = underWay.current.get(id);
    const answer =
      sending?.body === body
        ? await sending.answer
        : await send(id, { id: newId(), body, mentions: mentionedIn(body, people) });
    if (answer.ok) return;
    setDraft(id, body);
    notify(t("notSent", { number: sequence }), { tone: "reject", id: `comment-${id}` });
  }

  const acts = {
    setDraft: useStable(setDraft),
    send: useStable(send),
    resolve: useStable(resolve),
    sendLeftOver: useStable(sendLeftOver),
  };
  const stable = useRef(acts).current;
  const { id, name } = author;
  // The same as long as nothing was written, so that what shows it need not render again.
  return useMemo(
    () => ({
      ...stable,
      api,
      author: { id, name },
      people,
      of: (item: { id: string; comments: readonly ShownComment[] }): ShownComment[] => {
        const known = new Set(item.comments.map((comment) => comment.id));
        const all = [...item.comments, ...(sent.get(item.id) ?? []).filter((comment) => !known.has(comment.id))];
        return all.map((comment) => ({ ...comment, ...states.get(comment.id) }));
      },
      draft: (itemId: string) => drafts.get(itemId) ?? "",
    }),
    [stable, api, id, name, people, sent, states, drafts],
  );
}
