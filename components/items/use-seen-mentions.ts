"use client";

import { useEffect } from "react";
import { askServer } from "./ask-server.ts";
import type { ShownComment } from "./comment-section.tsx";

/** More at once are not told of. */
const most = 200;

/** Notes that the reader saw those of the comments that call them. @param api "/api/p/SLUG" */
export function useSeenMentions(api: string, comments: readonly Pick<ShownComment, "id" | "mentions">[], me: string) {
  const seen = comments
    .filter(({ mentions }) => mentions.includes(me))
    .slice(-most)
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    // What is lost on the way is noted the next time.
    if (seen !== "") void askServer(`${api}/comments/seen`, { body: { comments: seen.split(",") } });
  }, [api, seen]);
}
