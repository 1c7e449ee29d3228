"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { CommentSection, type ShownComment } from "#components/items/comment-section.tsx";

/** The comments on the item, and a box for one more where the member may write. */
export function ItemComments({
  api,
  comments,
  mayComment,
}: {
  api: string;
  comments: readonly ShownComment[];
  mayComment: boolean;
}) {
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const [draft, setDraft] = useState("");
  return (
    <div className="max-w-[72ch]">
      <CommentSection
        comments={comments}
        draft={draft}
        onDraft={setDraft}
        unreachable={tErrors("unreachable")}
        onSent={() => router.refresh()}
        {...(mayComment ? { send: (comment) => askServer(`${api}/comments`, { body: comment }) } : {})}
      />
    </div>
  );
}
