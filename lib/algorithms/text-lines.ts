/** Where a line begins and ends in its text (UTF-16 units); the line break, of any kind, is outside. */
export type LineSpan = { start: number; end: number };

/** The lines of a text, at least one. O(length) time. */
export function lineSpans(text: string): LineSpan[] {
  const lines: LineSpan[] = [];
  let start = 0;
  for (;;) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    lines.push({ start, end: end > start && text[end - 1] === "\r" ? end - 1 : end });
    if (feed < 0) return lines;
    start = feed + 1;
  }
}
