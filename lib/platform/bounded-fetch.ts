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
 * @param limit bytes that a body may have
 */
export function boundedFetch(kept: Kept, limit = answerLimit): typeof fetch {
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
    let read = 0;
    const bounded = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          read += chunk.byteLength;
          if (kept.bytes < keptLimit) {
            const part = chunk.subarray(0, keptLimit - kept.bytes);
            kept.chunks.push(part);
            kept.bytes += part.byteLength;
          }
          if (read > limit) controller.error(new ModelFailure("too-long", `The answer is longer than ${limit} bytes`));
          else controller.enqueue(chunk);
        },
      }),
    );
    const { status, statusText, headers } = response;
    return new Response(bounded, { status, statusText, headers });
  };
}
