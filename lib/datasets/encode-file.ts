import type { ExportRow } from "./export-row.ts";
import type { FileFormat } from "./file-format.ts";

/**
 * The bytes of a file, a chunk for each page of rows. Nothing is read ahead: the next page is asked for when the next
 * chunk is.
 */
export async function* encodeFile(format: FileFormat, pages: AsyncIterable<ExportRow[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let lead = format.begin;
  let begun = false;
  for await (const rows of pages) {
    let text = "";
    for (const row of rows) {
      text += lead + format.encode(row);
      lead = format.between;
      begun = true;
    }
    if (text) yield encoder.encode(text);
  }
  const rest = (begun ? "" : format.begin) + format.end;
  if (rest) yield encoder.encode(rest);
}
