"use client";

import type { MentionedPerson } from "#components/items/mentions.ts";
import type { BlindComment, DisputedItem } from "#lib/review/queries/load-disputed-items.ts";
import { useComments } from "../use-comments.ts";

/** The comments of the items on an adjudicator's desk, as those of the review desk; of others' only what may be known of them. */
export function useSettlingComments(api: string, author: MentionedPerson, people: readonly MentionedPerson[]) {
  const comments = useComments(api, author, people);
  return {
    ...comments,
    /** What the server gave, and what was sent since. */
    of: (item: DisputedItem): BlindComment[] => {
      const known = new Set(item.comments.map(({ id }) => id));
      const sent = comments.of({ id: item.id, comments: [] }).filter(({ id }) => !known.has(id));
      const own = sent.map(({ id, body }) => ({ id, letter: null, own: true, author: null, body, resolved: false }));
      return [...item.comments, ...own];
    },
  };
}
