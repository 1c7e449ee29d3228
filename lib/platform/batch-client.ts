import { toStreamingFile } from "openai";
import { storableText } from "#lib/algorithms/storable-text.ts";
import type { Kept } from "./bounded-fetch.ts";
import { clientFor, failureOf, type ModelConnection } from "./model-client.ts";
import { ModelFailure } from "./model-failure.ts";

/** A batch as its provider describes it, of which nothing is trusted. */
export type ProviderBatch = {
  id: string;
  /** The provider's own word. */
  state: string;
  inputFileId: string | null;
  outputFileId: string | null;
  errorFileId: string | null;
  /** Lines that are through, in one way or the other. */
  completed: number;
  /** Why it failed as a whole, in the provider's words. */
  words: string | null;
  createdAtMs: number | null;
};

/** The states in which a batch stays. */
export const endedStates: readonly string[] = ["completed", "failed", "expired", "cancelled"];

/** How long a request may take that is neither upload nor download. */
const patienceMs = 60_000;
const uploadMs = 15 * 60_000;

/** The endpoint that all our batches are for. */
export const batchUrl = "/v1/chat/completions";

/** The name under which a batch carries its row's id at the provider. */
const tagName = "seedbed_batch";

/** Batches on a page of the provider's list, and pages that are looked through. */
const pageSize = 100;
const mostPages = 50;

/** Runs one exchange; what goes wrong comes as a ModelFailure whose words do not hold the key. */
async function exchange<T>(
  connection: ModelConnection,
  timeoutMs: number,
  work: (client: ReturnType<typeof clientFor>, options: { signal: AbortSignal; timeout: number }) => Promise<T>,
): Promise<T> {
  const kept: Kept = { chunks: [], bytes: 0 };
  try {
    const options = { signal: AbortSignal.timeout(timeoutMs), timeout: timeoutMs };
    return await work(clientFor(connection, kept), options);
  } catch (error) {
    throw failureOf(error, null, connection, kept);
  }
}

/**
 * Hands in a file of lines, each ending in a line feed; it is never held as a whole.
 * @returns the provider's id of the file
 * @throws ModelFailure
 */
export async function uploadBatchFile(
  connection: ModelConnection,
  name: string,
  lines: AsyncIterable<string>,
): Promise<string> {
  const file = toStreamingFile(lines, name, { type: "application/jsonl" });
  const made: unknown = await exchange(connection, uploadMs, (client, options) =>
    client.files.create({ file, purpose: "batch" }, options),
  );
  return idOf(made);
}

/** Creates a batch of a file, with our tag in its metadata. @throws ModelFailure */
export async function createBatch(
  connection: ModelConnection,
  inputFileId: string,
  tag: string,
): Promise<ProviderBatch> {
  return readBatch(
    await exchange(connection, patienceMs, (client, options) =>
      client.batches.create(
        {
          input_file_id: inputFileId,
          endpoint: batchUrl,
          completion_window: "24h",
          metadata: { [tagName]: tag },
        },
        options,
      ),
    ),
  );
}

/** A batch as it is now. @throws ModelFailure */
export async function retrieveBatch(connection: ModelConnection, id: string): Promise<ProviderBatch> {
  return readBatch(await exchange(connection, patienceMs, (client, options) => client.batches.retrieve(id, options)));
}

/** Asks the provider to stop. What is done by then still comes out. @throws ModelFailure */
export async function cancelBatch(connection: ModelConnection, id: string): Promise<ProviderBatch> {
  return readBatch(await exchange(connection, patienceMs, (client, options) => client.batches.cancel(id, options)));
}

/**
 * Looks the provider's list through, newest first, for the batch with our tag.
 * @param sinceMs when it can have been created at the earliest: older ones end the search
 * @throws ModelFailure
 */
export async function findBatch(
  connection: ModelConnection,
  tag: string,
  sinceMs: number,
): Promise<ProviderBatch | null> {
  let after: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { data, more } = await listPage(connection, patienceMs, { limit: pageSize, ...(after ? { after } : {}) });
    if (data === null) throw new ModelFailure("unusable", "The list of batches is not a list");
    for (const entry of data) {
      if ((entry as { metadata?: Record<string, unknown> } | null)?.metadata?.[tagName] === tag)
        return readBatch(entry);
    }
    const last = data.at(-1) as { id?: unknown; created_at?: unknown } | undefined;
    if (!more || typeof last?.id !== "string") return null;
    if (typeof last.created_at === "number" && last.created_at * 1000 < sinceMs) return null;
    after = last.id;
  }
  return null;
}

/**
 * Whether an endpoint takes batches: it lists them.
 * @returns null where it could not be found out now
 */
export async function offersBatches(connection: ModelConnection, timeoutMs: number): Promise<boolean | null> {
  try {
    return (await listPage(connection, timeoutMs, { limit: 1 })).data !== null;
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    const { status } = error.circumstances;
    if (error.kind === "unusable" || error.kind === "too-long") return false;
    return status !== null && [400, 403, 404, 405, 501].includes(status) ? false : null;
  }
}

/** A page of the provider's list as it came; the SDK's own would make an empty list of an answer that is none. */
async function listPage(
  connection: ModelConnection,
  timeoutMs: number,
  query: { limit: number; after?: string },
): Promise<{ data: unknown[] | null; more: boolean }> {
  const page = await exchange(connection, timeoutMs, (client, options) =>
    client.get<{ data?: unknown; has_more?: unknown } | null>("/batches", { query, ...options }),
  );
  return { data: Array.isArray(page?.data) ? page.data : null, more: page?.has_more === true };
}

function readBatch(value: unknown): ProviderBatch {
  const batch = value as Record<string, unknown> | null;
  const text = (name: string) => {
    const found = batch?.[name];
    return typeof found === "string" && found !== "" ? storableText(found.slice(0, 300)) : null;
  };
  const counts = batch?.request_counts as { completed?: unknown; failed?: unknown } | null | undefined;
  const state = text("status");
  if (state === null) throw new ModelFailure("unusable", "The answer is not a batch");
  return {
    id: idOf(value),
    state,
    inputFileId: text("input_file_id"),
    outputFileId: text("output_file_id"),
    errorFileId: text("error_file_id"),
    completed: count(counts?.completed) + count(counts?.failed),
    words: errorWords(batch?.errors),
    createdAtMs: typeof batch?.created_at === "number" ? batch.created_at * 1000 : null,
  };
}

function idOf(value: unknown): string {
  const id = (value as { id?: unknown } | null)?.id;
  if (typeof id !== "string" || id === "" || id.length > 300)
    throw new ModelFailure("unusable", "The answer has no id");
  return storableText(id);
}

function count(value: unknown): number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 30 ? (value as number) : 0;
}

/** The first few of a batch's own errors, in one text. */
function errorWords(errors: unknown): string | null {
  const data = (errors as { data?: unknown } | null | undefined)?.data;
  if (!Array.isArray(data) || data.length === 0) return null;
  const words = data.slice(0, 5).map((entry: { message?: unknown; line?: unknown; code?: unknown } | null) => {
    const line = typeof entry?.line === "number" ? `line ${entry.line}: ` : "";
    const code = typeof entry?.code === "string" ? `${entry.code}: ` : "";
    return `${line}${code}${String(entry?.message ?? "no reason given")}`;
  });
  return storableText(words.join("; ").slice(0, 2000));
}
