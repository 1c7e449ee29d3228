import { encodeJson } from "./encode-json.ts";
import type { ExportRow } from "./export-row.ts";
import type { FileFormat } from "./file-format.ts";

function encodeAlpaca({ instruction, input, output }: ExportRow): string {
  return encodeJson({ instruction, input, output });
}

/** Alpaca's JSON (Taori et al., 2023): a list of {instruction, input, output}, a task a line. */
export const alpacaJson: FileFormat = {
  extension: "alpaca.json",
  contentType: "application/json",
  begin: "[\n",
  between: ",\n",
  end: "\n]\n",
  encode: encodeAlpaca,
};

/** The same as JSON Lines: an object a line, no list around them. */
export const alpacaJsonl: FileFormat = {
  extension: "alpaca.jsonl",
  contentType: "application/jsonl; charset=utf-8",
  begin: "",
  between: "",
  end: "",
  encode: (row) => `${encodeAlpaca(row)}\n`,
};
