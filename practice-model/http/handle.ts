import { mkdir } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { openBatches } from "#practice-model/batches/batches.ts";
import { openFiles } from "#practice-model/batches/files.ts";
import { type Behaviour, withWritten } from "#practice-model/behaviour/behaviour.ts";
import { models, type PracticeModel } from "#practice-model/behaviour/models.ts";
import { ApiError, badRequest } from "./api-error.ts";
import { controlRoutes } from "./control.ts";
import { makeLimiter } from "./limiter.ts";
import { answerPreparer, askedModel, modelOf, settingsOr400 } from "./prepare-answer.ts";
import { jsonObject, readBody } from "./read-json.ts";
import { sendCompletion, sendError, sendJson } from "./respond.ts";
import { type Counted, makeStats } from "./stats.ts";

/**
 * The request handler of a practice server with this behaviour; `key`, where given, is the API key that it asks for.
 * Files and batches stand in `folder`.
 */
export async function handlerFor(behaviour: Behaviour, key: string | undefined, folder: string) {
  const prepare = answerPreparer();
  const limiter = makeLimiter();
  const stats = makeStats();
  const control = controlRoutes(stats);
  await mkdir(folder, { recursive: true });
  const files = await openFiles(folder, stats);
  const batches = await openBatches(folder, { files, stats, behaviour, prepare });

  async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await readBody(request);
    const body = jsonObject(bytes);
    const counted = stats.came(askedModel(body), bytes);
    whenDone(response, (whole) => counted.ended(whole ? response.statusCode : null));
    await answer(body, withHeaders(behaviour, request), response, counted);
  }

  async function answer(body: Record<string, unknown>, own: Behaviour, response: ServerResponse, counted: Counted) {
    const came = performance.now();
    control.refuseOutage(askedModel(body));
    const prepared = prepare(body, own);
    const { asked, completion, fault, usage, latencyMs } = prepared;
    const { faults, limits } = prepared.own;
    const admission = limiter.enter(asked, limits, usage.total_tokens, performance.now());
    whenDone(response, admission.leave);
    // A request that breaks off in the middle has been worked on all the same.
    counted.worked(usage);
    // The latency is the whole time, writing the answer included.
    const left = latencyMs - (performance.now() - came);
    if (left > 0) await wait(left);
    if (!response.destroyed)
      await sendCompletion(response, completion, asked, fault, faults.retryAfter, admission.headers);
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?")[0] as string;
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`)
      throw wrongKey(request.headers.authorization);
    if (path.startsWith("/practice/")) return control.route(path, request, response);
    if (path === "/v1/chat/completions" && request.method === "POST") return chat(request, response);
    control.refuseOutage(null);
    if (path === "/v1/models" && request.method === "GET")
      return sendJson(response, 200, { object: "list", data: models.map(listed) });
    if (path.startsWith("/v1/models/") && request.method === "GET")
      return sendJson(response, 200, listed(modelOf(nameIn(path), behaviour).model));
    const [, list, rest] = /^\/v1\/(files|batches)(\/.*)?$/.exec(path) ?? [];
    if (list && (await { files, batches }[list as "files" | "batches"].route(rest ?? "", request, response))) return;
    throw new ApiError(404, `Invalid URL (${request.method} ${path})`, "invalid_request_error", null, "unknown_url");
  }

  return {
    handle(request: IncomingMessage, response: ServerResponse): void {
      route(request, response).catch((error) => sendError(response, error));
    },
    stop: batches.stop,
  };
}

/** Calls `done` once, when the response is sent or its connection is gone. */
function whenDone(response: ServerResponse, done: (whole: boolean) => void): void {
  if (response.closed) done(response.writableFinished);
  else response.once("close", () => done(response.writableFinished));
}

function withHeaders(behaviour: Behaviour, request: IncomingMessage): Behaviour {
  const { "x-practice-faults": faults, "x-practice-latency-ms": latency } = request.headers;
  return settingsOr400("x-practice", () =>
    withWritten(behaviour, { faults: faults?.toString(), latency: latency?.toString() }),
  );
}

/** The words say whether a key came at all; they never repeat it. */
function wrongKey(authorization: string | undefined): ApiError {
  const message =
    authorization === undefined
      ? "You didn't provide an API key that this model accepts."
      : "Incorrect API key provided.";
  return new ApiError(401, message, "invalid_request_error", null, "invalid_api_key");
}

function nameIn(path: string): string {
  try {
    return decodeURIComponent(path.slice("/v1/models/".length));
  } catch {
    throw badRequest("The model name in the URL is not properly encoded.", "model");
  }
}

function listed(model: PracticeModel): object {
  return { id: model.id, object: "model", created: 1_790_000_000, owned_by: "seedbed-practice" };
}
