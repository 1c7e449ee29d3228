import type { LineSpan } from "./text-lines.ts";

/** A table: how it is written, its header (null where the first row already holds values), and its rows. Rows may be of unequal length. */
export type TextTable = { format: "markdown" | "tsv" | "csv"; header: string[] | null; rows: string[][] };

/** A table that was read, or null; `next` is the line after it or, where there is none, the line up to which none of its kind begins. */
export type TableReading = { table: TextTable | null; next: number };

const number = /^[-+−]?[\d.,]+ ?%?$/;
const longestDelimiter = 2_000;
const longestHeading = 60;
const longestCell = 300;

/**
 * Reads a Markdown pipe table (as GitHub's specification has it) whose header stands on a line: the next line must be the row of
 * dashes, of two columns or more and as many as the header has. O(length of the lines read) time.
 */
export function readPipeTable(text: string, lines: readonly LineSpan[], from: number): TableReading {
  const none = { table: null, next: from + 1 };
  const under = lines[from + 1];
  if (!under || under.end - under.start > longestDelimiter || under.end - under.start < 3) return none;
  const dashes = text.slice(under.start, under.end);
  if (!/^[|:\- \t]+$/.test(dashes) || !dashes.includes("-") || !dashes.includes("|")) return none;
  const marks = pipeCells(dashes);
  if (marks.length < 2 || !marks.every((mark) => /^:?-+:?$/.test(mark))) return none;
  const head = lines[from] as LineSpan;
  const header = pipeCells(text.slice(head.start, head.end));
  if (header.length !== marks.length) return none;
  const rows: string[][] = [];
  let next = from + 2;
  for (; next < lines.length; next++) {
    const line = lines[next] as LineSpan;
    const content = text.slice(line.start, line.end);
    if (!content.includes("|")) break;
    rows.push(pipeCells(content));
  }
  return { table: { format: "markdown", header, rows }, next };
}

/** The cells of a row between bars; a bar after a backslash belongs to its cell. */
function pipeCells(line: string): string[] {
  const cells: string[] = [];
  let start = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === "|") {
      cells.push(line.slice(start, at));
      start = at + 1;
    }
  }
  cells.push(line.slice(start));
  const trimmed = cells.map((cell) => cell.trim().replaceAll("\\|", "|"));
  if (trimmed.length > 1 && trimmed[0] === "") trimmed.shift();
  if (trimmed.length > 1 && trimmed.at(-1) === "") trimmed.pop();
  return trimmed;
}

/**
 * Reads lines of cells between tabs: three lines or more with as many tabs each, or two with at least two. Lines that are merely
 * indented are none. O(length of the lines read) time.
 */
export function readTabTable(text: string, lines: readonly LineSpan[], from: number): TableReading {
  const rows: string[][] = [];
  let next = from;
  for (; next < lines.length; next++) {
    const { start, end } = lines[next] as LineSpan;
    const line = text.slice(start, end);
    if (!line.includes("\t")) break;
    const cells = line.split("\t").map((cell) => cell.trim());
    if (rows[0] && cells.length !== rows[0].length) break;
    rows.push(cells);
  }
  const after = Math.max(next, from + 1);
  const columns = rows[0]?.length ?? 0;
  const sure =
    rows.length >= (columns > 2 ? 2 : 3) &&
    rows[0]?.[0] !== "" &&
    Array.from({ length: columns }, (_, column) => rows.filter((row) => row[column] !== "").length).filter(
      (filled) => filled * 2 >= rows.length,
    ).length >= 2;
  return { table: sure ? withHeader("tsv", rows) : null, next: after };
}

/**
 * Reads lines of cells between commas (RFC 4180, but for cells that hold line breaks). Only what is surely that, for prose has commas too:
 * three lines or more, as many cells in each, no space after a comma, a header of short and different names that are no numbers; two
 * columns only where the text says that it is CSV. O(length of the lines read) time.
 * @param said whether the text itself says so: a fence that is named "csv"
 */
export function readCommaTable(text: string, lines: readonly LineSpan[], from: number, said: boolean): TableReading {
  const rows: string[][] = [];
  let next = from;
  let ragged = false;
  for (; next < lines.length; next++) {
    const { start, end } = lines[next] as LineSpan;
    const cells = commaCells(text.slice(start, end));
    if (!cells) break;
    if (rows[0] && cells.length !== rows[0].length) ragged = true;
    rows.push(cells);
  }
  const header = rows[0] ?? [];
  const sure =
    !ragged &&
    rows.length >= 3 &&
    header.length >= (said ? 2 : 3) &&
    header.every((name) => name !== "" && name.length <= longestHeading && !/^\d/.test(name) && !/[.!?]$/.test(name)) &&
    new Set(header).size === header.length;
  return { table: sure ? { format: "csv", header, rows: rows.slice(1) } : null, next: Math.max(next, from + 1) };
}

/** The cells of one line, or null where it is no row of CSV. */
function commaCells(line: string): string[] | null {
  if (!line.includes(",")) return null;
  const cells: string[] = [];
  for (let at = 0; ; ) {
    if (line[at] === '"') {
      let end = at + 1;
      while (end < line.length && (line[end] !== '"' || line[end + 1] === '"')) end += line[end] === '"' ? 2 : 1;
      if (line[end] !== '"' || (end + 1 < line.length && line[end + 1] !== ",")) return null;
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const comma = line.indexOf(",", at);
      const end = comma < 0 ? line.length : comma;
      const cell = line.slice(at, end);
      if (cell.length > longestCell || /^\s|\s$|"/.test(cell)) return null;
      cells.push(cell);
      at = end;
    }
    if (at >= line.length) return cells;
    at++;
    if (at === line.length) return [...cells, ""];
  }
}

/** The first row is the header, unless a cell of it is a number. */
function withHeader(format: TextTable["format"], rows: string[][]): TextTable {
  const [first = [], ...rest] = rows;
  return first.some((cell) => number.test(cell))
    ? { format, header: null, rows }
    : { format, header: first, rows: rest };
}
