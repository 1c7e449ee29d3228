import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError, badRequest, errorOfStatus } from "./api-error.ts";
import { jsonObject, readBody } from "./read-json.ts";
import { sendJson } from "./respond.ts";
import type { Stats } from "./stats.ts";

/**
 * What tests and demonstrations turn while the server runs, under `/practice/`: an outage, of all models or of one, and
 * the counts from the provider's side.
 */
export function controlRoutes(stats: Stats) {
  /** The models that are out by name; the empty name is all of them. */
  const out = new Set<string>();

  return {
    /** Throws an ApiError with status 503 while the model (by name, with or without its settings) or everything is out. */
    refuseOutage(asked: string | null): void {
      const names = asked === null ? [""] : ["", asked, asked.split("?")[0] as string];
      if (names.some((name) => out.has(name))) throw errorOfStatus(503, asked ?? "");
    },
    async route(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
      if (path === "/practice/outage" && request.method === "POST") {
        // A web page in somebody's browser cannot send this type to another server unasked.
        if (!request.headers["content-type"]?.startsWith("application/json"))
          throw badRequest("The content type must be application/json.");
        const { on, model = "" } = jsonObject(await readBody(request));
        if (typeof on !== "boolean" || typeof model !== "string")
          throw badRequest('Send {"on": true} or {"on": false}, with the name of one model where it is for one alone.');
        if (on) out.add(model);
        else out.delete(model);
        return sendJson(response, 200, { out: [...out] });
      }
      if (path === "/practice/stats" && request.method === "GET") return sendJson(response, 200, stats.read());
      if (path === "/practice/stats" && request.method === "DELETE") {
        stats.clear();
        return sendJson(response, 200, stats.read());
      }
      throw new ApiError(404, `Invalid URL (${request.method} ${path})`, "invalid_request_error", null, "unknown_url");
    },
  };
}
