import type { IncomingMessage } from "node:http";
import { ApiError, badRequest } from "./api-error.ts";

const mostBytes = 8 * 1024 * 1024;

/** The bytes of a request's body, at most 8 MB. Throws an ApiError with status 413 where it is longer. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > mostBytes)
      throw new ApiError(413, "The request is too large.", "invalid_request_error", null, "request_too_large");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The JSON object that the bytes hold. Throws an ApiError with status 400 where they hold none. */
export function jsonObject(body: Buffer | string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw badRequest("We could not parse the JSON body of your request.");
  return value as Record<string, unknown>;
}
