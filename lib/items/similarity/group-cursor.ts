/** A place in the order of groups: larger first, of equal size the one with the older oldest member. */
export type GroupCursor = { size: number; key: number };

/** The place as a string for an address. */
export function encodeGroupCursor({ size, key }: GroupCursor): string {
  return `${size}-${key}`;
}

/** The place that a cursor names; null for anything that is no cursor. */
export function decodeGroupCursor(cursor: string): GroupCursor | null {
  const [, size, key] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? [];
  return size && key ? { size: Number(size), key: Number(key) } : null;
}
