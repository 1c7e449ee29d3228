import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** How long an answer is that no honest one comes to. */
const hugeBytes = 50 * 1024 * 1024;

/** Words to fill it with. */
const filler = Buffer.from("All work and no play makes a model write this again and again. ".repeat(1024));

/** The body with so much text in its content that it comes to 50 MB, piece by piece: it is never held as a whole. */
export function* hugePieces(body: Buffer): Generator<Buffer> {
  const inside = body.indexOf('"content":"') + '"content":"'.length;
  yield body.subarray(0, inside);
  for (let written = body.length; written < hugeBytes; written += filler.length) yield filler;
  yield body.subarray(inside);
}

/** Sends the body made huge, no faster than it is read, until whoever reads has had enough. */
export async function sendHuge(response: ServerResponse, body: Buffer): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  // It rejects where the other end has had enough, which is how it ends.
  await pipeline(Readable.from(hugePieces(body)), response).catch(() => {});
}
