"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { CommentSection, type ShownComment } from "#components/items/comment-section.tsx";
import type { MentionedPerson } from "#components/items/mentions.ts";
import { useSeenMentions } from "#components/items/use-seen-mentions.ts";

/** The comments on the item, and a box for one more where the member may write. */
export function ItemComments({
  api,
  itemId,
  comments,
  hidden,
  people,
  me,
  mayComment,
}: {
  /** "/api/p/SLUG" */
  api: string;
  itemId: string;
  comments: readonly ShownComment[];
  hidden: number;
  people: readonly MentionedPerson[];
  me: string;
  mayComment: boolean;
}) {
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [draft, setDraft] = useState("");
  useSeenMentions(api, comments, me);
  return (
    <div className="max-w-[72ch]">
      <CommentSection
        comments={comments}
        hidden={hidden}
        people={people}
        me={me}
        draft={draft}
        onDraft={setDraft}
        unreachable={tErrors("unreachable")}
        onSent={() => router.refresh()}
        {...(mayComment
          ? {
              send: (comment) => askServer(`${api}/items/${itemId}/comments`, { body: comment }),
              onResolve: async (id, resolved) => {
                const answer = await askServer(`${api}/comments/${id}/resolved`, { method: "PUT", body: { resolved } });
                if (answer.ok) router.refresh();
                return answer;
              },
            }
          : {})}
      />
    </div>
  );
}
