import { gunzipSync } from "node:zlib";
import { Refusal } from "#lib/platform/errors.ts";
import { mostImportBytes } from "../import-schema.ts";

/**
 * The text of a file: UTF-8, with or without a byte order mark, gzip-compressed or not.
 * @throws Refusal `invalid`, in one sentence, where it is empty, too large, binary or in another encoding.
 */
export function decodeFile(file: Uint8Array): string {
  const bytes = startsWith(file, 0x1f, 0x8b) ? unpack(file) : file;
  if (bytes.length > mostImportBytes) throw tooLarge();
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) throw refuse("workbook");
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || looksLikeUtf16(bytes)) throw refuse("utf16");
  if (bytes.subarray(0, 65_536).includes(0)) throw refuse("binary");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse("encoding", { line: lineOfFirstFault(bytes) });
  }
  if (text.includes("\u0000")) throw refuse("binary");
  if (text.trim() === "") throw refuse("empty");
  return text;
}

function unpack(file: Uint8Array): Uint8Array {
  try {
    return gunzipSync(file, { maxOutputLength: mostImportBytes });
  } catch (error) {
    throw (error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? tooLarge() : refuse("gzip");
  }
}

/** Plain text in UTF-16 has a zero in every second byte. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 200);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  return start.length >= 4 && Math.max(...zeros) > start.length * 0.4 && Math.min(...zeros) < start.length * 0.05;
}

/** The line, from 1, of the first byte that is no UTF-8. */
function lineOfFirstFault(bytes: Uint8Array): number {
  const lenient = new TextDecoder("utf-8").decode(bytes);
  const encoder = new TextEncoder();
  let line = 1;
  let at = 0;
  for (const text of lenient.split("\n")) {
    const expected = encoder.encode(text);
    const skip = line === 1 && startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    const found = bytes.subarray(at + skip, at + skip + expected.length);
    if (!expected.every((byte, i) => byte === found[i])) return line;
    at += skip + expected.length + 1;
    line += 1;
  }
  return line;
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

function tooLarge(): Refusal {
  return refuse("tooLarge", { megabytes: mostImportBytes / 1_000_000 });
}

function refuse(what: string, values: Record<string, number> = {}): Refusal {
  return new Refusal("invalid", `seeds.import.errors.${what}`, { values });
}
