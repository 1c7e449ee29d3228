import { createHash } from "node:crypto";
import type { FileFormat } from "./file-format.ts";

/** What a file comes to: its rows, its size in bytes, and its SHA-256 in hexadecimal. */
export type FileFigures = { rows: number; bytes: number; sha256: string };

/**
 * Counts and hashes a file row by row, without holding it. Gives what {@link encodeFile}'s bytes come to.
 * `add` takes the row as the format encodes it.
 */
export function createFileDigest(format: FileFormat): { add: (encoded: string) => void; finish: () => FileFigures } {
  const hash = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  // Hashing a few kilobytes at a time is several times as fast as row by row.
  let waiting = "";
  function flush() {
    const chunk = Buffer.from(waiting, "utf8");
    hash.update(chunk);
    bytes += chunk.length;
    waiting = "";
  }
  return {
    add(encoded) {
      waiting += (rows === 0 ? format.begin : format.between) + encoded;
      rows += 1;
      if (waiting.length > 65_536) flush();
    },
    finish() {
      waiting += (rows === 0 ? format.begin : "") + format.end;
      flush();
      return { rows, bytes, sha256: hash.digest("hex") };
    },
  };
}
