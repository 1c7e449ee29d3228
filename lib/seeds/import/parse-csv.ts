import { CsvError, parse } from "csv-parse/sync";
import { Refusal } from "#lib/platform/errors.ts";
import { mostImportRows } from "../import-schema.ts";
import { type FileRow, mostFields, type ParsedFile } from "./parsed-file.ts";

type Delimiter = NonNullable<ParsedFile["delimiter"]>;
/** In characters: more than the longest seed has. */
const mostRecordLength = 1_000_000;

type CsvRecord = { record: string[]; info: { lines: number } };

/**
 * The rows of a CSV or TSV file (RFC 4180; also with line breaks in quotes, a lone quote within a cell, and semicolons).
 * The first row names the columns; a row with more or fewer cells than that is a bad row.
 * @throws Refusal `invalid` where a quote is never closed, there is no row under the names, or too many rows or columns.
 */
export function parseCsv(text: string): { delimiter: Delimiter; fields: string[]; rows: FileRow[] } {
  const delimiter = detectDelimiter(text);
  const [header, ...records] = readRecords(text, delimiter);
  if (!header || records.length === 0) throw refuse("noRows");
  if (records.length > mostImportRows) throw refuse("tooManyRows", { rows: records.length, most: mostImportRows });
  const fields = columnNames(header.record);
  const rows = records.map(({ record, info }, i): FileRow => {
    const at = { row: i + 1, line: info.lines - lineBreaksIn(record) };
    if (record.length === fields.length)
      return { ...at, values: new Map(fields.map((name, column) => [name, record[column]])) };
    const problem = { key: "seeds.import.problems.cells", values: { cells: record.length, expected: fields.length } };
    return { ...at, problem };
  });
  return { delimiter, fields, rows };
}

/** The one of comma, semicolon and tab that is most often in the first record outside quotes. */
function detectDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === "\n" || character === "\r") break;
    else if (character in counts) counts[character as Delimiter] += 1;
  }
  const order: Delimiter[] = [",", ";", "\t"];
  return order.reduce((best, next) => (counts[next] > counts[best] ? next : best));
}

/** @throws Refusal at the first record that is too long or has too many cells, so that a hostile file costs little. */
function readRecords(text: string, delimiter: Delimiter): CsvRecord[] {
  let lastLine = 0;
  try {
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: mostRecordLength,
      record_delimiter: ["\r\n", "\n", "\r"],
      on_record: (read) => {
        const { record, info } = read as unknown as CsvRecord;
        if (record.length > mostFields) throw refuse("tooManyFields", { fields: record.length, most: mostFields });
        lastLine = info.lines;
        return read;
      },
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lastLine + 1;
    if (error.code === "CSV_MAX_RECORD_SIZE") throw refuse("csvRowTooLong", { line, most: mostRecordLength });
    throw refuse(error.code === "CSV_QUOTE_NOT_CLOSED" ? "csvQuote" : "csv", { line });
  }
}

function lineBreaksIn(record: string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

/** Every column gets a name of its own: a nameless one its number, a second one of a name "name (2)". */
function columnNames(header: string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, i) => {
    const base = cell.trim() === "" ? `column ${i + 1}` : cell.trim();
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`;
    taken.add(name);
    return name;
  });
}

function refuse(what: string, values: Record<string, number> = {}): Refusal {
  return new Refusal("invalid", `seeds.import.errors.${what}`, { values });
}
