import type { ChatRequest } from "#lib/platform/model-client.ts";

/** The most tokens that a request can come to. `bounded` is false where the endpoint was given no limit of its output. */
export type TokenBounds = { input: number; output: number; bounded: boolean };

/**
 * Bounds of a request's tokens before it is sent. No tokenizer makes more than one token of a UTF-8 byte, and the JSON around
 * the messages is longer than what a chat template puts around them; so the bytes of messages and schema bound the input.
 * The output is bounded by the limit that the request states.
 * @param wantedOutput the limit that was meant, where the endpoint takes none
 */
export function tokenBounds(request: ChatRequest, wantedOutput: number): TokenBounds {
  const input =
    Buffer.byteLength(JSON.stringify(request.messages)) +
    (request.response_format ? Buffer.byteLength(JSON.stringify(request.response_format)) : 0);
  const stated = request.max_completion_tokens ?? request.max_tokens;
  return { input, output: stated ?? wantedOutput, bounded: stated !== undefined };
}
