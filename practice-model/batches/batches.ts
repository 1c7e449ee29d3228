import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, badRequest } from "#practice-model/http/api-error.ts";
import { jsonObject, readBody } from "#practice-model/http/read-json.ts";
import { sendJson } from "#practice-model/http/respond.ts";
import { type Batch, seconds } from "./batch.ts";
import { openStored } from "./stored.ts";
import { type Workplace, workBatch } from "./work-batch.ts";

const endpoint = "/v1/chat/completions";
const windowSeconds = 24 * 60 * 60;
const over = ["failed", "completed", "expired", "cancelled"];

/** Opens the batches that a folder holds, and goes on with those that are not over. */
export async function openBatches(folder: string, workplace: Omit<Workplace, "save" | "stopped">) {
  const stored = await openStored<Batch>(folder, "batch_");
  const stopping = new AbortController();
  const place: Workplace = { ...workplace, save: stored.save, stopped: stopping.signal };
  const underWay = new Map<string, { cancel: AbortController; done: Promise<void> }>();

  function work(batch: Batch): void {
    const cancel = new AbortController();
    if (batch.status === "cancelling") cancel.abort();
    const done = workBatch(batch, place, cancel.signal)
      .catch((error: unknown) => {
        const data = [{ code: "server_error", message: String(error), param: null, line: null }];
        return stored.save(
          Object.assign(batch, { status: "failed", failed_at: seconds(), errors: { object: "list", data } }),
        );
      })
      .finally(() => underWay.delete(batch.id));
    underWay.set(batch.id, { cancel, done });
  }

  function get(id: string): Batch {
    const batch = stored.get(id);
    if (!batch) throw new ApiError(404, `No batch found with id '${id}'.`, "invalid_request_error");
    return batch;
  }

  async function create(request: IncomingMessage): Promise<Batch> {
    const body = jsonObject(await readBody(request));
    if (body.endpoint !== endpoint)
      throw badRequest(`Invalid value for 'endpoint': expected '${endpoint}'.`, "endpoint");
    if (body.completion_window !== "24h")
      throw badRequest("Invalid value for 'completion_window': expected '24h'.", "completion_window");
    if (typeof body.input_file_id !== "string")
      throw badRequest("Missing required parameter: 'input_file_id'.", "input_file_id", "missing_required_parameter");
    const file = workplace.files.get(body.input_file_id);
    if (file.purpose !== "batch") throw badRequest("The file's purpose must be 'batch'.", "input_file_id");
    const batch: Batch = {
      id: `batch_${randomUUID()}`,
      object: "batch",
      endpoint,
      model: null,
      errors: null,
      input_file_id: file.id,
      completion_window: "24h",
      status: "validating",
      output_file_id: null,
      error_file_id: null,
      created_at: seconds(),
      in_progress_at: null,
      expires_at: seconds() + windowSeconds,
      finalizing_at: null,
      completed_at: null,
      failed_at: null,
      expired_at: null,
      cancelling_at: null,
      cancelled_at: null,
      request_counts: { total: 0, completed: 0, failed: 0 },
      metadata: metadataOf(body.metadata),
    };
    await stored.save(batch);
    workplace.stats.batchCame();
    // As it is at first: the work may be over before the answer is written.
    const first = { ...batch };
    work(batch);
    return first;
  }

  async function cancel(id: string): Promise<Batch> {
    const batch = get(id);
    if (over.includes(batch.status))
      throw new ApiError(409, `Cannot cancel a batch with status '${batch.status}'.`, "invalid_request_error");
    if (batch.status !== "cancelling")
      await stored.save(Object.assign(batch, { status: "cancelling", cancelling_at: seconds() }));
    underWay.get(id)?.cancel.abort();
    return batch;
  }

  function list(query: URLSearchParams): object {
    const limit = Number(query.get("limit") ?? 20);
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw badRequest("Invalid 'limit'.", "limit");
    const all = stored.list();
    const after = query.get("after");
    const from = after === null ? 0 : all.findIndex((batch) => batch.id === after) + 1;
    const data = all.slice(from, from + limit);
    const has_more = from + limit < all.length;
    return { object: "list", data, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null, has_more };
  }

  for (const batch of stored.list().reverse()) if (!over.includes(batch.status)) work(batch);

  return {
    /** Answers requests under `/v1/batches`; `rest` is the path behind it. */
    async route(rest: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const [, id, more] = rest.split("/");
      const query = new URLSearchParams((request.url ?? "").split("?")[1] ?? "");
      if (rest === "" && request.method === "POST") sendJson(response, 200, await create(request));
      else if (rest === "" && request.method === "GET") sendJson(response, 200, list(query));
      else if (id && more === undefined && request.method === "GET") sendJson(response, 200, get(id));
      else if (id && more === "cancel" && request.method === "POST") sendJson(response, 200, await cancel(id));
      else return false;
      return true;
    },
    /** Leaves the work where it is. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all([...underWay.values()].map((each) => each.done));
    },
  };
}

function metadataOf(value: unknown): Record<string, string> | null {
  if (value === undefined || value === null) return null;
  const pairs = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
  if (
    pairs.length > 16 ||
    pairs.some(([key, text]) => key.length > 64 || typeof text !== "string" || text.length > 512)
  )
    throw badRequest("Invalid 'metadata': up to 16 texts of 512 characters under names of 64.", "metadata");
  return Object.fromEntries(pairs) as Record<string, string>;
}
