import { ModelFailure } from "./model-failure.ts";

const answerLimit = 8 * 1024 * 1024;
const keptLimit = 64 * 1024;

/** The beginning of a response's body, as it came: filled while it is read. */
export type Kept = { chunks: Uint8Array[]; bytes: number };

/** The text of what was kept; null where nothing came. Bytes that are no UTF-8 become U+FFFD. */
export function keptText({ chunks, bytes }: Kept): string | null {
  return bytes === 0 ? null : Buffer.concat(chunks).toString("utf8");
}

/**
 * A fetch that keeps a provider from filling our memory: a body is read up to a limit, and then the connection is cut. It does
 * not send us on to another address either, such as one inside our network: only the one that was entered is called.
 * @param kept takes the first 64 KiB of the body
 * @param limit bytes that a streamed body may have; without it the body is read as a whole, which is several times cheaper for
 *   short ones, and may have 8 MiB
 */
export function boundedFetch(kept: Kept, limit?: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "manual" });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      const to = response.headers.get("location") ?? "nowhere";
      throw new ModelFailure("refused", `The address redirects to ${to}. Enter the address that answers itself`, {
        status: response.status,
        mayHaveRun: false,
      });
    }
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    const body =
      limit === undefined ? await readWhole(response.body, kept) : response.body.pipeThrough(counted(kept, limit));
    return new Response(body, { status, statusText, headers });
  };
}

async function readWhole(body: ReadableStream<Uint8Array>, kept: Kept): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  // Leaving the loop early cuts the connection.
  for await (const chunk of body) {
    read += chunk.byteLength;
    keep(kept, chunk);
    if (read > answerLimit) throw tooLong(answerLimit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function counted(kept: Kept, limit: number): TransformStream<Uint8Array, Uint8Array> {
  let read = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      read += chunk.byteLength;
      keep(kept, chunk);
      if (read > limit) controller.error(tooLong(limit));
      else controller.enqueue(chunk);
    },
  });
}

function keep(kept: Kept, chunk: Uint8Array): void {
  if (kept.bytes >= keptLimit) return;
  const part = chunk.subarray(0, keptLimit - kept.bytes);
  kept.chunks.push(part);
  kept.bytes += part.byteLength;
}

function tooLong(limit: number): ModelFailure {
  return new ModelFailure("too-long", `The answer is longer than ${limit} bytes`);
}
