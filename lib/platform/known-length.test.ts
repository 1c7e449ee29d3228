import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { tellKnownLength } from "./known-length.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The headers that reach a client, over real HTTP. */
async function headersOf(respond: (response: ServerResponse) => void): Promise<Headers> {
  const server = createServer((_request, response) => {
    tellKnownLength(response);
    respond(response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await response.text()).toBe("hello");
  return response.headers;
}

it("a stream whose length is told has a Content-Length", async () => {
  const headers = await headersOf((response) => {
    response.setHeader("x-content-length", "5");
    response.flushHeaders();
    response.write("hel");
    response.end("lo");
  });
  expect(headers.get("content-length")).toBe("5");
  expect(headers.get("transfer-encoding")).toBeNull();
  expect(headers.get("x-content-length")).toBeNull();
});

it("a compressed response has another length than was told, so none is given", async () => {
  const headers = await headersOf((response) => {
    response.setHeader("x-content-length", "999");
    response.setHeader("content-encoding", "identity");
    response.flushHeaders();
    response.write("hel");
    response.end("lo");
  });
  expect(headers.get("content-length")).toBeNull();
  expect(headers.get("transfer-encoding")).toBe("chunked");
});

it("other responses stay as they are", async () => {
  const headers = await headersOf((response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    response.write("hel");
    response.end("lo");
  });
  expect(headers.get("content-type")).toBe("text/plain");
  expect(headers.get("transfer-encoding")).toBe("chunked");
});
