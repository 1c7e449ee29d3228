import { isTag, readTags, type TaggedText, type TaggedToken } from "./tagged-tokens.ts";
import type { LineSpan } from "./text-lines.ts";

/** Fewer tagged lines than this are no evidence. */
const fewestLines = 3;
/** Where no entity is among them and spaces part them, it takes more. */
const fewestOutside = 8;
/** The share of lines that may have an odd tag or none; more, and it is something else. */
const mostOdd = 0.2;
/** A line that is longer holds no token and its tag. */
const longestLine = 4_000;
/** `token/TAG token/TAG ...` on one line: at least so many. */
const fewestInline = 4;

type Columns = { cells: string[]; tabs: boolean };

/**
 * Reads a run of lines `token TAG` (a tab, spaces or ": " between them, other columns between allowed; blank lines end sentences)
 * that begins at a line. Only what is surely that: three lines or more, entities among them and tokens outside of any, and few odd lines.
 * `next` is the line after what was read or, where it is nothing of the kind, the line up to which none begins.
 * O(length of the lines read) time.
 */
export function readTaggedLines(
  text: string,
  lines: readonly LineSpan[],
  from: number,
): { tagged: TaggedText | null; next: number } {
  const first = columnsOf(text, lines[from] as LineSpan);
  if (!first || !(isTag(first.cells.at(-1) as string) || isOddFirst(text, lines[from + 1], first))) {
    return { tagged: null, next: from + 1 };
  }
  const sentences: TaggedToken[][] = [[]];
  let next = from;
  let lastGood = from;
  let good = 0;
  let odd = 0;
  let oddSinceGood = 0;
  let outside = 0;
  let colons = 0;
  for (; next < lines.length; next++) {
    const line = lines[next] as LineSpan;
    if (line.end === line.start || (line.end - line.start < 20 && text.slice(line.start, line.end).trim() === "")) {
      if (sentences.at(-1)?.length !== 0) sentences.push([]);
      continue;
    }
    const found = columnsOf(text, line);
    const blankBefore = sentences.at(-1)?.length === 0;
    if (!found || (found.cells.length === 1 && blankBefore)) break;
    const alone = found.cells.length === 1;
    if (!alone && (found.tabs !== first.tabs || found.cells.length !== first.cells.length)) break;
    const tag = alone ? null : (found.cells.at(-1) as string);
    const token = found.cells[0] as string;
    if (tag !== null && isTag(tag)) {
      good++;
      odd += oddSinceGood;
      oddSinceGood = 0;
      lastGood = next;
      if (tag === "O") outside++;
      if (token.length > 1 && token.endsWith(":")) colons++;
    } else {
      oddSinceGood++;
      // Too many in a row, and this was its end.
      if (!first.tabs && oddSinceGood > 2) break;
    }
    sentences.at(-1)?.push({ token, tag, line: next + 1 });
  }
  // Where tabs part them, an odd tag at the end is an odd tag; else it may be prose.
  if (first.tabs) {
    odd += oddSinceGood;
    while (next - 1 > lastGood && isBlank(text, lines[next - 1] as LineSpan)) next--;
  } else next = lastGood + 1;
  const entities = good - outside;
  const sure =
    good >= fewestLines &&
    odd <= mostOdd * (good + odd) &&
    (first.tabs || (entities > 0 ? outside > 0 : good >= fewestOutside));
  if (!sure) return { tagged: null, next: Math.max(next, from + 1) };
  const kept = sentences
    .map((tokens) => tokens.filter(({ line }) => line <= next))
    .filter((tokens) => tokens.length > 0)
    .map((tokens) =>
      colons === good ? tokens.map((token) => ({ ...token, token: token.token.slice(0, -1) })) : tokens,
    );
  return { tagged: readTags(kept), next };
}

/**
 * Reads one line of `token/TAG` words. Only what is surely that: every word has a tag, four or more, at least one begins an entity
 * and one is outside of any. O(length) time.
 */
export function readTaggedWords(text: string, line: LineSpan, number: number): TaggedText | null {
  const content = text.slice(line.start, line.end);
  if (!content.includes("/O") || !/\/[BSU]-\p{L}/u.test(content)) return null;
  const words = content.split(/\s/).filter((word) => word !== "");
  if (words.length < fewestInline) return null;
  const tokens: TaggedToken[] = [];
  for (const word of words) {
    const slash = word.lastIndexOf("/");
    const tag = word.slice(slash + 1);
    if (slash < 1 || !isTag(tag)) return null;
    tokens.push({ token: word.slice(0, slash), tag, line: number });
  }
  return readTags([tokens]);
}

/** Whether a line between tabs that has no tag may be the first of tagged lines: the one under it has, in the same column. */
function isOddFirst(text: string, under: LineSpan | undefined, first: Columns): boolean {
  const second = first.tabs && first.cells.length > 1 && under ? columnsOf(text, under) : null;
  return second?.cells.length === first.cells.length && second.tabs && isTag(second.cells.at(-1) as string);
}

function isBlank(text: string, { start, end }: LineSpan): boolean {
  return text.slice(start, end).trim() === "";
}

/** The words of a line that could be a token and its tag: one to five, by tabs or else by spaces. */
function columnsOf(text: string, { start, end }: LineSpan): Columns | null {
  if (end - start > longestLine) return null;
  const line = text.slice(start, end).trimEnd();
  const tabs = line.includes("\t");
  // A token may be led by spaces nowhere: an indented line is something else.
  if (line === "" || /^\s/.test(line)) return null;
  const cells = tabs ? line.split("\t") : line.split(/ +/);
  if (!tabs && cells.length === 3 && cells[1] === ":") cells.splice(0, 2, `${cells[0]}:`);
  return cells.length <= 5 && cells.every((cell) => cell !== "") ? { cells, tabs } : null;
}
