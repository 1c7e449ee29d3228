import type { ServerResponse } from "node:http";

/** The header in which a route handler tells the length of what it streams. */
const lengthHeader = "x-content-length";

/**
 * Lets a route handler tell how long its stream is, so that browsers show how far a download has come and notice one
 * that breaks off. Next leaves out a route handler's Content-Length; this makes it from `x-content-length`, unless the
 * response is compressed on its way.
 */
export function tellKnownLength(response: ServerResponse): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    const length = response.getHeader(lengthHeader);
    if (length !== undefined) {
      response.removeHeader(lengthHeader);
      if (!response.hasHeader("content-encoding")) response.setHeader("content-length", length);
    }
    return Reflect.apply(writeHead, response, args);
  } as typeof writeHead;
}
