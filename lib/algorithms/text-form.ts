import { type JsonLine, readJson } from "./json-lines.ts";
import { readTaggedLines, readTaggedWords } from "./tagged-lines.ts";
import type { TaggedText } from "./tagged-tokens.ts";
import { type LineSpan, lineSpans } from "./text-lines.ts";
import { readCommaTable, readPipeTable, readTabTable, type TableReading, type TextTable } from "./text-tables.ts";

/** What a stretch of a text is. */
export type TextForm =
  | { kind: "plain" }
  /** One JSON value, or several on lines of their own. */
  | { kind: "json"; values: number; lines: JsonLine[] }
  /** What looks like JSON and breaks: at an index of the text, a line and a column counted from 1. */
  | { kind: "broken json"; at: number; line: number; column: number }
  | ({ kind: "tags" } & TaggedText)
  | ({ kind: "table" } & TextTable);

/** A stretch of a text (UTF-16 units, `end` excluded; whole lines) and what it is. */
export type TextPart = TextForm & { start: number; end: number };

/** What only plain text is without: a bracket that begins a line, a tab, a bar, a tag, commas without a space, a fence. */
const anyForm = /^[ \t]*[{[]|\t|\||,\S+,\S|\/O\b|```|~~~|[ \t]O[ \t]*\r?$/m;

/**
 * What a text is, part by part: JSON, tagged tokens, tables, and plain text around them, as it is fenced, headed or simply set on lines
 * of its own. The parts are whole lines, in order, and together the text exactly. Where it is not sure, it is plain: to show prose as
 * a table is worse than to show a table as prose. Markdown is not read, but for its pipe tables.
 * O(length) time: what was looked at in vain as one form is not looked at again as the same.
 * @example textParts('Answer:\n{"a": 1}').map(({ kind }) => kind) // ["plain", "json"]
 */
export function textParts(text: string): TextPart[] {
  if (!anyForm.test(text)) return text === "" ? [] : [{ kind: "plain", start: 0, end: text.length }];
  const lines = lineSpans(text);
  const startOf = (line: number) => lines[line]?.start ?? text.length;
  const tried: Tried = { json: 0, tags: 0, tabs: 0, commas: 0 };
  const parts: TextPart[] = [];
  let plainFrom = 0;
  for (let at = 0; at < lines.length; ) {
    const found = formAt(text, lines, at, tried);
    if (found) {
      const start = startOf(at);
      const end = startOf(found.next);
      if (start > plainFrom) parts.push({ kind: "plain", start: plainFrom, end: start });
      parts.push({ ...found.form, start, end });
      plainFrom = end;
    }
    at = found?.next ?? at + 1;
  }
  if (plainFrom < text.length) parts.push({ kind: "plain", start: plainFrom, end: text.length });
  return parts;
}

/** Up to which line each form has been looked for in vain. */
type Tried = { json: number; tags: number; tabs: number; commas: number };

/** What begins at a line, and the line after it. */
function formAt(
  text: string,
  lines: readonly LineSpan[],
  at: number,
  tried: Tried,
): { form: TextForm; next: number } | null {
  const line = lines[at] as LineSpan;
  if (line.start === line.end) return null;
  const said = fenceBefore(text, lines, at);
  if (at >= tried.json) {
    const json = jsonAt(text, lines, at, said === "json");
    if (json?.form) return { form: json.form, next: json.next };
    if (json) tried.json = json.next;
  }
  if (at >= tried.tags) {
    const { tagged, next } = readTaggedLines(text, lines, at);
    if (tagged) return { form: { kind: "tags", ...tagged }, next };
    tried.tags = next;
  }
  const content = text.slice(line.start, line.end);
  const readings: (() => TableReading)[] = [];
  if (content.includes("|")) readings.push(() => readPipeTable(text, lines, at));
  if (content.includes("\t") && at >= tried.tabs) {
    readings.push(() => {
      const reading = readTabTable(text, lines, at);
      if (!reading.table) tried.tabs = reading.next;
      return reading;
    });
  }
  if (content.includes(",") && at >= tried.commas) {
    readings.push(() => {
      const reading = readCommaTable(text, lines, at, said === "csv");
      if (!reading.table) tried.commas = reading.next;
      return reading;
    });
  }
  for (const read of readings) {
    const { table, next } = read();
    if (table) return { form: { kind: "table", ...table }, next };
  }
  const words = readTaggedWords(text, line, at + 1);
  return words ? { form: { kind: "tags", ...words }, next: at + 1 } : null;
}

/** What the fence right above a line says that the lines under it are: "json", "csv", ... */
function fenceBefore(text: string, lines: readonly LineSpan[], at: number): string | null {
  const above = lines[at - 1];
  if (!above || above.end - above.start > 40) return null;
  return /^ {0,3}(?:```+|~~~+) *(\w+) *$/.exec(text.slice(above.start, above.end))?.[1]?.toLowerCase() ?? null;
}

/** Looks like the beginning of an object, or of a list of objects: with a name in quotes, as JSON or Python has it. */
const looksLikeJson = /\s*(?:\[\s*)?\{\s*(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')\s*:/y;

/**
 * JSON that begins a line and ends one; more of it on the lines that follow belongs to it. What looks like it and breaks goes up to
 * a blank line after the break, or a fence.
 */
function jsonAt(
  text: string,
  lines: readonly LineSpan[],
  from: number,
  said: boolean,
): { form: TextForm | null; next: number } | null {
  const start = (lines[from] as LineSpan).start;
  if (!/[{[]/.test(firstSign(text, lines[from] as LineSpan))) return null;
  const all: JsonLine[] = [];
  let values = 0;
  let next = from;
  while (next < lines.length) {
    const line = lines[next] as LineSpan;
    if (values > 0 && !/[{[]/.test(firstSign(text, line))) break;
    const reading = readJson(text, line.start);
    if (!reading.ok) {
      if (values > 0) break;
      looksLikeJson.lastIndex = start;
      const broken = said || looksLikeJson.test(text);
      const stop = lineOf(lines, reading.at, from);
      // What is not JSON up to where it breaks need not be tried again from within.
      if (!broken) return { form: null, next: stop + 1 };
      let end = stop + 1;
      while (end < lines.length && !endsBroken(text, lines[end] as LineSpan)) end++;
      const { start: lineStart } = lines[stop] as LineSpan;
      return {
        form: { kind: "broken json", at: reading.at, line: stop + 1, column: reading.at - lineStart + 1 },
        next: end,
      };
    }
    const last = lineOf(lines, reading.end - 1, next);
    const rest = text.slice(reading.end, (lines[last] as LineSpan).end);
    const telling =
      reading.lines.length > 1 || reading.lines[0]?.pieces.some(({ kind }) => kind === "key" || kind === "string");
    if (/[^ \t\r]/.test(rest) || !telling) {
      if (values > 0) break;
      return { form: null, next: last + 1 };
    }
    for (const each of reading.lines) all.push(each);
    values++;
    next = last + 1;
  }
  return { form: { kind: "json", values, lines: all }, next };
}

function firstSign(text: string, { start, end }: LineSpan): string {
  for (let at = start; at < end; at++) if (text[at] !== " " && text[at] !== "\t") return text[at] as string;
  return "";
}

function endsBroken(text: string, line: LineSpan): boolean {
  const content = text.slice(line.start, Math.min(line.end, line.start + 10)).trim();
  return (content === "" && firstSign(text, line) === "") || /^(?:```|~~~)/.test(content);
}

/** The line that an index of the text is on, looked for from a line on. */
function lineOf(lines: readonly LineSpan[], at: number, from: number): number {
  let low = from;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] as LineSpan).start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
