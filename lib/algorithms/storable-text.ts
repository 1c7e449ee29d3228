/**
 * A text that PostgreSQL can store as it is: U+0000, which its text type cannot hold, and lone halves of surrogate pairs, which have
 * no UTF-8, become U+FFFD. Any other text stays the same. O(length) time.
 * @example storableText("5\u0000mg") // "5\ufffdmg"
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}
