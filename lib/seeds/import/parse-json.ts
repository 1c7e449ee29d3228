import { Refusal } from "#lib/platform/errors.ts";
import { mostImportRows } from "../import-schema.ts";
import { findJsonFault } from "./find-json-fault.ts";
import { measureJson } from "./measure-json.ts";
import { type FileRow, mostFields } from "./parsed-file.ts";

/** Nesting beyond this is no list of tasks. */
export const mostDepth = 50;

/**
 * The rows of a JSON file: a list of objects, or an object that holds one list.
 * @throws Refusal `invalid` where it is no JSON (with line and column), nested too deeply, or holds no one list.
 */
export function parseJson(text: string): FileRow[] {
  const { depth, members } = measureJson(text, mostDepth);
  if (depth > mostDepth) throw refuse("tooDeep", { most: mostDepth });
  if (members > mostFields) throw refuse("tooManyFields", { fields: members, most: mostFields });
  const list = listIn(parse(text));
  if (list.length === 0) throw refuse("noRows");
  if (list.length > mostImportRows) throw refuse("tooManyRows", { rows: list.length, most: mostImportRows });
  return list.map((value, i) => rowOf(value, i + 1, null));
}

/**
 * The rows of a JSONL file, one object a line; blank lines do not count. A line that is no JSON is a bad row.
 * @throws Refusal `invalid` where there are too many rows, or none is JSON.
 */
export function parseJsonLines(text: string): FileRow[] {
  const rows: FileRow[] = [];
  let line = 0;
  for (const source of text.split(/\r\n|\n|\r/)) {
    line += 1;
    if (source.trim() === "") continue;
    if (rows.length === mostImportRows) throw refuse("tooManyRows", { rows: countRows(text), most: mostImportRows });
    rows.push(rowOfLine(source, rows.length + 1, line));
  }
  if (rows.every((row) => row.problem?.key === "seeds.import.problems.notJson")) throw refuse("notJsonLines");
  return rows;
}

function rowOfLine(source: string, row: number, line: number): FileRow {
  const { depth, members } = measureJson(source, mostDepth);
  if (depth > mostDepth) return bad("tooDeep", { most: mostDepth });
  if (members > mostFields) return bad("tooManyFields", { fields: members, most: mostFields });
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return bad("notJson");
  }
  return rowOf(value, row, line);

  function bad(what: string, values: Record<string, number> = {}): FileRow {
    return { row, line, problem: { key: `seeds.import.problems.${what}`, values } };
  }
}

function rowOf(value: unknown, row: number, line: number | null): FileRow {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { row, line, problem: { key: "seeds.import.problems.notObject", values: {} } };
  }
  return { row, line, values: new Map(Object.entries(value)) };
}

function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const lists = Object.entries(value ?? {}).filter(([, held]) => isListOfObjects(held));
  const [only, second] = lists;
  if (!only) throw refuse("noList");
  const names = lists.slice(0, 5).map(([name]) => name.slice(0, 50));
  if (second) throw refuse("severalLists", { names: names.join(", ") });
  return only[1] as unknown[];
}

/** Whether it can be the list that a file is about; a seed's own tags are not. */
export function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some((held) => typeof held === "object" && held !== null);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const fault = findJsonFault(text) ?? text.length;
    if (text.slice(fault).trim() === "") throw refuse("jsonEndsEarly");
    const before = text.slice(0, fault).split("\n");
    throw refuse("notJson", { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
  }
}

function countRows(text: string): number {
  return text.split(/\r\n|\n|\r/).filter((source) => source.trim() !== "").length;
}

function refuse(what: string, values: Record<string, string | number> = {}): Refusal {
  return new Refusal("invalid", `seeds.import.errors.${what}`, { values });
}
