import type { Readable } from "node:stream";
import { type ApiError, badRequest } from "#practice-model/http/api-error.ts";

/** Who takes the parts of a form: texts whole, a file's bytes as they come. */
export interface FormTaker {
  field(name: string, value: string): void;
  file(name: string, filename: string): void;
  bytes(chunk: Buffer): Promise<void>;
}

/** Most bytes of a part's head, and of a field that is no file. */
const mostText = 16 * 1024;

/**
 * Reads a `multipart/form-data` body (RFC 7578) as it comes, holding no more of it than a chunk and a boundary.
 * Throws an ApiError with status 400 for what is no such form.
 */
export async function readMultipart(body: Readable, contentType: string | undefined, taker: FormTaker): Promise<void> {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType ?? "");
  if (!match) throw badRequest("The request must be sent as multipart/form-data.");
  const mark = Buffer.from(`\r\n--${match[1] ?? match[2]}`);
  // As if a line ended before the first boundary, so that all boundaries look alike.
  let held: Buffer = Buffer.from("\r\n");
  let state: "preamble" | "head" | "file" | "field" = "preamble";
  let name = "";
  let text = "";

  /** Goes through what is held as far as it is clear. Gives back whether the last boundary came. */
  async function advance(): Promise<boolean> {
    for (;;) {
      if (state === "head") {
        const end = held.indexOf("\r\n\r\n");
        if (end < 0 && held.length > mostText) throw badForm();
        if (end < 0) return false;
        const head = held.subarray(0, end).toString();
        held = held.subarray(end + 4);
        name = /\bname="([^"]*)"/.exec(head.replace(/filename="[^"]*"/, ""))?.[1] ?? "";
        const filename = /\bfilename="([^"]*)"/.exec(head)?.[1];
        text = "";
        state = filename === undefined ? "field" : "file";
        if (filename !== undefined) taker.file(name, filename);
        continue;
      }
      const at = held.indexOf(mark);
      const clear = at >= 0 ? at : Math.max(0, held.length - mark.length);
      if (clear > 0) {
        const piece = held.subarray(0, clear);
        if (state === "file") await taker.bytes(piece);
        if (state === "field") text += piece.toString("latin1");
        if (text.length > mostText) throw badForm();
        held = held.subarray(clear);
      }
      if (at < 0) return false;
      // Two more bytes say whether another part follows.
      if (held.length < mark.length + 2) return false;
      if (state === "field") taker.field(name, Buffer.from(text, "latin1").toString());
      const next = held.subarray(mark.length, mark.length + 2).toString("latin1");
      held = held.subarray(mark.length + 2);
      if (next === "--") return true;
      if (next !== "\r\n") throw badForm();
      state = "head";
    }
  }

  let ended = false;
  // Not destroyed where it is broken off: the refusal goes out on the same connection.
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    if (ended) continue;
    held = held.length > 0 ? Buffer.concat([held, chunk as Buffer]) : (chunk as Buffer);
    ended = await advance();
  }
  if (!ended) throw badForm();
}

function badForm(): ApiError {
  return badRequest("The form could not be read: its parts or their boundaries are broken.");
}
