import { Refusal } from "#lib/platform/errors.ts";

/**
 * The body of a request, at most `limit` bytes; no more than that is read.
 * @throws Refusal `invalid` where it is too long.
 */
export async function readBody(request: Request, limit: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new Refusal("invalid", "errors.tooLarge");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
