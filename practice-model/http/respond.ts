import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { FaultName } from "#practice-model/behaviour/faults.ts";
import { ApiError, errorOfStatus } from "./api-error.ts";
import { sendHuge } from "./huge.ts";

/** Sends a value as JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  send(response, status, "application/json", Buffer.from(JSON.stringify(value)), headers);
}

export function sendError(response: ServerResponse, error: unknown): void {
  const known = error instanceof ApiError ? error : new ApiError(500, "The practice model failed.", "server_error");
  if (response.headersSent) response.destroy();
  else sendJson(response, known.status, known.body, known.headers);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": type, "content-length": body.length, ...headers }).end(body);
}

/** What a network that wants one to sign in answers in place of the model. */
export const webPage =
  "<!doctype html><html><head><title>Sign in</title></head><body><h1>Please sign in to the network</h1></body></html>";

/** Pieces and pauses of an answer that trickles. */
const trickle = { pieces: 8, pauseMs: 250 };

/** Answers with the completion or, where a fault of transport is drawn, in the way of that fault. */
export async function sendCompletion(
  response: ServerResponse,
  completion: object,
  model: string,
  fault: FaultName | null,
  retryAfter: number | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const body = Buffer.from(JSON.stringify(completion));
  const head = { "content-type": "application/json", "content-length": body.length };
  const half = body.subarray(0, body.length >> 1);
  switch (fault) {
    case "timeout":
      return;
    case "hang":
      response.writeHead(200, head).write(half);
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "drop":
      response.writeHead(200, head).write(half, () => response.destroy());
      return;
    case "slow":
      response.writeHead(200, head);
      for (let i = 0; i < trickle.pieces && !response.destroyed; i++) {
        response.write(
          body.subarray(
            Math.floor((body.length * i) / trickle.pieces),
            Math.floor((body.length * (i + 1)) / trickle.pieces),
          ),
        );
        await wait(trickle.pauseMs);
      }
      response.end();
      return;
    case "huge":
      await sendHuge(response, body);
      return;
    case "html":
      send(response, 200, "text/html; charset=utf-8", Buffer.from(webPage));
      return;
    case "error200":
      sendJson(response, 200, errorOfStatus(500, model).body);
      return;
    case "garbled":
      send(response, 200, "application/json", half);
      return;
    case "invalid-utf8":
      send(response, 200, "application/json", withInvalidByte(body));
      return;
  }
  if (fault && /^\d+$/.test(fault)) {
    const error = errorOfStatus(Number(fault), model);
    const waits = (error.status === 429 || error.status === 503) && retryAfter !== undefined;
    sendJson(response, error.status, error.body, waits ? { ...headers, "retry-after": String(retryAfter) } : headers);
    return;
  }
  send(response, 200, "application/json", body, headers);
}

/** The body with a byte in its content that no UTF-8 text holds. */
export function withInvalidByte(body: Buffer): Buffer {
  const at = body.indexOf("e", body.indexOf('"content":"') + 11);
  const spoiled = Buffer.from(body);
  if (at > 0) spoiled[at] = 0xff;
  return spoiled;
}
