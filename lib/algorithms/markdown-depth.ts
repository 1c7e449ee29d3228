/** How many marks of quotes and lists one line may begin with. Hand-written Markdown has two or three. */
const mostMarks = 4;

/** So many lines may a text have: parsing costs the square of the number of its blocks. */
export const mostMarkdownLines = 2_000;

const marks = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const mark = />|[-*+]|\d{1,9}[.)]/g;

/**
 * The first line, from 1, on which quotes and lists are nested so deep at once that parsing the text would take minutes; or the
 * first past {@link mostMarkdownLines}; null where there is none. Nesting line by line costs little. O(length) time.
 * @example tooDeepLine("- a\n> > > > > b") // 2
 */
export function tooDeepLine(text: string): number | null {
  const lines = text.split("\n", mostMarkdownLines + 1);
  const at = lines.findIndex((line) => (marks.exec(line)?.[0].match(mark)?.length ?? 0) > mostMarks);
  if (at >= 0) return at + 1;
  return lines.length > mostMarkdownLines ? mostMarkdownLines + 1 : null;
}
