import { Refusal } from "#lib/platform/errors.ts";
import { decodeFile } from "./decode-file.ts";
import { measureJson } from "./measure-json.ts";
import { parseCsv } from "./parse-csv.ts";
import { isListOfObjects, mostDepth, parseJson, parseJsonLines } from "./parse-json.ts";
import { type FileRow, mostFields, type ParsedFile } from "./parsed-file.ts";

/**
 * Takes a file apart: JSON (a list, or an object with one list), JSONL or CSV. The name's ending decides where there is
 * one, the first character where not.
 * @throws Refusal `invalid`: one sentence on why the file as a whole cannot be read.
 */
export function parseFile(file: Uint8Array, name: string): ParsedFile {
  const text = decodeFile(file);
  const format = formatOf(text, name);
  if (format === "csv") return { format, ...parseCsv(text) };
  const rows = format === "json" ? parseJson(text) : parseJsonLines(text);
  return { format, delimiter: null, fields: fieldsOf(rows), rows };
}

function formatOf(text: string, name: string): ParsedFile["format"] {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === "csv" || ending === "tsv") return "csv";
  if (ending === "jsonl" || ending === "ndjson") return "jsonl";
  const first = text.trimStart()[0];
  if (first === "{") return isOneLineObject(text) ? "jsonl" : "json";
  return first === "[" || ending === "json" ? "json" : "csv";
}

/** Whether the first line is a whole object by itself, as in JSONL, and not an object that holds a list. */
function isOneLineObject(text: string): boolean {
  const [first = ""] = text.trimStart().split(/[\r\n]/, 1);
  if (measureJson(first, mostDepth).depth > mostDepth) return false;
  try {
    const value: unknown = JSON.parse(first);
    const isWholeFile = first.length === text.trim().length;
    return !(isWholeFile && Object.values(value as object).some(isListOfObjects));
  } catch {
    return false;
  }
}

function fieldsOf(rows: FileRow[]): string[] {
  const fields = new Set<string>();
  for (const { values } of rows) for (const name of values?.keys() ?? []) fields.add(name);
  if (fields.size === 0) throw new Refusal("invalid", "seeds.import.errors.noFields");
  if (fields.size > mostFields) {
    throw new Refusal("invalid", "seeds.import.errors.tooManyFields", {
      values: { fields: fields.size, most: mostFields },
    });
  }
  return [...fields];
}
