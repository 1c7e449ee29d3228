import { APIError } from "openai";
import type { Kept } from "./bounded-fetch.ts";
import {
  type ChatAnswer,
  type ChatRequest,
  clientFor,
  failureOf,
  type ModelConnection,
  readCompletion,
} from "./model-client.ts";
import { ModelFailure } from "./model-failure.ts";

/** A line of a batch's results. `id` is what we named the call, null where the line does not say. */
export type ResultLine = {
  id: string | null;
  /** The response's status and body, where there is one; a body is whatever the provider put there. */
  response: { status: number; body: unknown } | null;
  /** Why there is none, in the provider's words; `code` is what it calls the reason. */
  error: { code: string; words: string } | null;
  /** The line was longer than any honest one, and is not here. */
  tooLong: boolean;
  /** Its length in bytes, about. */
  bytes: number;
};

/** Bytes of one line, and of all lines together, that are read. */
const lineLimit = 8 * 1024 * 1024;
const fileLimit = 8 * 1024 * 1024 * 1024;
const downloadMs = 60 * 60_000;

/**
 * Reads a file of results line by line as it comes, never more than a line of it at once. A line that is too long is passed over,
 * as is one that cannot be read.
 * @throws ModelFailure where the file cannot be had or breaks off
 */
export async function* readResults(connection: ModelConnection, fileId: string): AsyncGenerator<ResultLine> {
  const kept: Kept = { chunks: [], bytes: 0 };
  try {
    const response = await clientFor(connection, kept, fileLimit).files.content(fileId, {
      signal: AbortSignal.timeout(downloadMs),
      timeout: downloadMs,
    });
    if (!response.body) return;
    for await (const line of boundedLines(response.body, lineLimit)) {
      if (line.text.trim() !== "" || line.tooLong) yield readLine(line.text, line.tooLong);
    }
  } catch (error) {
    // The beginning of a file of results is nobody's answer.
    throw failureOf(error, null, connection, { chunks: [], bytes: 0 });
  }
}

/**
 * What a line says its call came to.
 * @throws ModelFailure as a live request would
 */
export function answerOf(
  line: ResultLine,
  request: ChatRequest,
  connection: Pick<ModelConnection, "apiKey">,
): ChatAnswer {
  const body = (): Kept => {
    const chunk = Buffer.from(JSON.stringify(line.response?.body ?? line.error ?? null).slice(0, 64 * 1024));
    return { chunks: [chunk], bytes: chunk.length };
  };
  try {
    if (line.tooLong) throw new ModelFailure("too-long", `The line of this call is longer than ${lineLimit} bytes`);
    if (line.error && !line.response) throw notWorked(line.error);
    const { status, body: said } = line.response ?? { status: 0, body: null };
    if (status === 200) return readCompletion(said, 0, null);
    if (status < 400 || status > 599) throw new ModelFailure("unusable", "The line holds neither response nor error");
    throw APIError.generate(status, (said ?? undefined) as object | undefined, undefined, new Headers());
  } catch (error) {
    throw failureOf(error, request, connection, body());
  }
}

/** Reasons for which a provider has not begun with a call: it cannot charge for it. */
const neverRan = ["batch_expired", "batch_cancelled"];

function notWorked({ code, words }: { code: string; words: string }): ModelFailure {
  const said = `${code}: ${words}`;
  if (neverRan.includes(code)) return new ModelFailure("provider-error", said, { mayHaveRun: false });
  return new ModelFailure(code === "request_timeout" ? "timed-out" : "provider-error", said);
}

function readLine(text: string, tooLong: boolean): ResultLine {
  // Of a line that is too long only the beginning is here.
  if (tooLong) {
    const id = /"custom_id"\s*:\s*"([^"\\]{1,100})"/.exec(text)?.[1] ?? null;
    return { id, response: null, error: null, tooLong, bytes: text.length };
  }
  let line: { custom_id?: unknown; response?: unknown; error?: unknown } | null;
  try {
    line = JSON.parse(text);
  } catch {
    line = null;
  }
  const response = line?.response as { status_code?: unknown; body?: unknown } | null | undefined;
  const error = line?.error as { code?: unknown; message?: unknown } | null | undefined;
  return {
    id: typeof line?.custom_id === "string" ? line.custom_id : null,
    response: typeof response?.status_code === "number" ? { status: response.status_code, body: response.body } : null,
    error: error ? { code: String(error.code ?? "error"), words: String(error.message ?? "no reason given") } : null,
    tooLong,
    bytes: text.length,
  };
}

/** Bytes of a line that is too long which are kept, to see whose it is. */
const beginning = 4 * 1024;

/** The lines of a stream; of one that passes the limit only the beginning. Bytes that are no UTF-8 become U+FFFD. */
async function* boundedLines(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): AsyncGenerator<{ text: string; tooLong: boolean }> {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let tooLong = false;
  const add = (part: Uint8Array) => {
    bytes += part.byteLength;
    if (!tooLong) parts.push(part);
    if (tooLong || bytes <= limit) return;
    tooLong = true;
    parts = [Buffer.concat(parts).subarray(0, beginning)];
  };
  const take = () => {
    const line = { text: Buffer.concat(parts).toString("utf8"), tooLong };
    parts = [];
    bytes = 0;
    tooLong = false;
    return line;
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (bytes > 0) yield take();
}
