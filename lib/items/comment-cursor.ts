import { z } from "zod";

/** A place in the order of comments. */
export type CommentPlace = { at: Date; id: string };

const contents = z.tuple([z.coerce.number().int().min(0).max(8.64e15), z.uuid()]);

/** The place as a text for an address. */
export function encodeCommentPlace({ at, id }: CommentPlace): string {
  return `${at.getTime()}.${id}`;
}

/** The place that such a text names; null for anything else. */
export function decodeCommentPlace(text: string | undefined): CommentPlace | null {
  const parsed = contents.safeParse(text?.split("."));
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
