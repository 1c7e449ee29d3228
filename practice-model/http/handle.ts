import { hash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Behaviour, splitModelName, withWritten } from "#practice-model/behaviour/behaviour.ts";
import { drawFault } from "#practice-model/behaviour/faults.ts";
import { models, type PracticeModel } from "#practice-model/behaviour/models.ts";
import { randomFor } from "#practice-model/grammar/random.ts";
import { ApiError, badRequest, errorOfStatus } from "./api-error.ts";
import { countAttempts } from "./attempts.ts";
import { readChatRequest } from "./chat-request.ts";
import { complete } from "./completion.ts";
import { sendCompletion, sendError, sendJson } from "./respond.ts";

const mostBytes = 8 * 1024 * 1024;

/** The request handler of a practice server with this behaviour; `key`, where given, is the API key that it asks for. */
export function handlerFor(behaviour: Behaviour, key: string | undefined) {
  const attempts = countAttempts();

  async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    if (typeof body.model !== "string" || !body.model)
      throw badRequest("you must provide a model parameter", "model", "missing_required_parameter");
    const asked = body.model;
    const { model, own } = modelOf(asked, withHeaders(behaviour, request));
    const chatRequest = readChatRequest(body, model);
    // A digest, because it is kept for as long as attempts are counted, and prompts are long.
    const identity = hash("sha256", `${own.seed}\u0000${model.id}\u0000${chatRequest.identity}`);
    const attempt = attempts.next(identity);
    const luck = randomFor(`${identity}\u0000attempt\u0000${attempt}`);
    const fault = drawFault(luck, own.faults);
    const latency = luck.between(...own.latency);
    const completion = complete(asked, model, chatRequest, own, identity, attempt, fault);
    if (latency > 0) await wait(latency);
    if (!response.destroyed) await sendCompletion(response, completion, asked, fault, own.faults.retryAfter);
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?")[0] as string;
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`)
      throw wrongKey(request.headers.authorization);
    if (path === "/v1/chat/completions" && request.method === "POST") return chat(request, response);
    if (path === "/v1/models" && request.method === "GET")
      return sendJson(response, 200, { object: "list", data: models.map(listed) });
    if (path.startsWith("/v1/models/") && request.method === "GET")
      return sendJson(response, 200, listed(modelOf(nameIn(path), behaviour).model));
    throw new ApiError(404, `Invalid URL (${request.method} ${path})`, "invalid_request_error", null, "unknown_url");
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    route(request, response).catch((error) => sendError(response, error));
  };
}

/** The model that a name asks for, with the settings in the name. Locked models refuse here, whatever follows. */
function modelOf(asked: string, behaviour: Behaviour): { model: PracticeModel; own: Behaviour } {
  const { name, written } = settingsOr400("model", () => splitModelName(asked));
  const model = models.find((candidate) => candidate.id === name);
  if (!model) throw errorOfStatus(404, asked);
  if (model.locked) throw errorOfStatus(401, asked);
  return { model, own: settingsOr400("model", () => withWritten(behaviour, written)) };
}

function withHeaders(behaviour: Behaviour, request: IncomingMessage): Behaviour {
  const { "x-practice-faults": faults, "x-practice-latency-ms": latency } = request.headers;
  return settingsOr400("x-practice", () =>
    withWritten(behaviour, { faults: faults?.toString(), latency: latency?.toString() }),
  );
}

function settingsOr400<T>(param: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError)
      throw badRequest(`Practice setting refused: ${error.message}.`, param, "invalid_practice_setting");
    throw error;
  }
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

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > mostBytes)
      throw new ApiError(413, "The request is too large.", "invalid_request_error", null, "request_too_large");
    chunks.push(chunk as Buffer);
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badRequest("We could not parse the JSON body of your request.");
  return value as Record<string, unknown>;
}
