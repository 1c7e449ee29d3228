import type { TextPart } from "#lib/algorithms/text-form.ts";

/** As many lines as are shown of a long text before its reader asks for all of it: enough for an ordinary abstract or answer. */
const mostLines = 160;
/** Only what is clearly longer is folded, so that hardly anything is never hidden. */
const slack = 1.25;
const lineLength = 70;

/** A row of a table costs a browser as much as some lines of text. */
const linesOfRow = 2;

/** How much of a part is shown: lines of about 70 characters; a line of JSON is one at least, a row of a table two. */
export type ShownLines = number;

/** About how many lines of the screen a part takes. */
function linesOf(text: string, part: TextPart): number {
  if (part.kind === "json") return part.lines.length + (part.end - part.start) / lineLength / 2;
  if (part.kind === "table") return (part.rows.length + 1) * linesOfRow;
  if (part.kind === "tags") return part.sentences.length + (part.end - part.start) / lineLength / 2;
  let lines = 0;
  for (let at = part.start; at < part.end; ) {
    const feed = text.indexOf("\n", at);
    const end = feed < 0 || feed >= part.end ? part.end : feed;
    lines += Math.ceil((end - at + 1) / lineLength);
    at = end + 1;
  }
  return lines;
}

/**
 * How much to show of each part of a text, or null where all of it is short enough to be shown. Of the part where the
 * room ends, some is shown; of those after it, none.
 */
export function foldedLines(text: string, parts: readonly TextPart[]): ShownLines[] | null {
  const lines = parts.map((part) => linesOf(text, part));
  if (lines.reduce((sum, each) => sum + each, 0) <= mostLines * slack) return null;
  let left = mostLines;
  return lines.map((each) => {
    const shown = Math.max(0, Math.min(each, left));
    left -= shown;
    return shown === each ? Number.POSITIVE_INFINITY : shown;
  });
}

/** Where plain text is cut to be so many lines long: between words where it can, never within a character. */
export function cutAt(text: string, start: number, end: number, lines: ShownLines): number {
  if (lines === Number.POSITIVE_INFINITY) return end;
  let at = start;
  for (let left = lines; left >= 1 && at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const room = Math.floor(left) * lineLength;
    if (next - at > room) {
      const cut = at + room;
      const space = text.lastIndexOf(" ", cut);
      if (space > cut - lineLength && space > at) return space;
      // The second unit of a pair stays with the first.
      return /[\udc00-\udfff]/.test(text[cut] ?? "") ? cut - 1 : cut;
    }
    left -= Math.ceil((next - at) / lineLength);
    at = next;
  }
  return at;
}

/** Stretches of plain text of some 2,000 characters, whole lines each, that a browser may skip while they are out of sight. */
export function chunksOf(text: string, start: number, end: number): { start: number; end: number }[] {
  const chunks: { start: number; end: number }[] = [];
  for (let at = start; at < end; ) {
    const feed = at + 2_000 >= end ? -1 : text.indexOf("\n", at + 2_000);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    chunks.push({ start: at, end: next });
    at = next;
  }
  return chunks;
}
