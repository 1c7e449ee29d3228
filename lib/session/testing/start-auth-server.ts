import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth from "next-auth/next";
import { authOptions } from "../auth-options.ts";

/** next-auth with the app's own options over HTTP on a free port, without the rest of the app, for tests. */
export async function startAuthServer(): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const cookies = Object.fromEntries(
      (request.headers.cookie ?? "").split("; ").map((pair) => {
        const at = pair.indexOf("=");
        return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
      }),
    );
    // What Next adds to the two objects of a request in its older router, which next-auth can serve as well.
    const asked = Object.assign(request, {
      query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) },
      body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
      cookies,
    });
    request.headers["x-forwarded-proto"] ??= "http";
    const given = Object.assign(response, {
      status: (code: number) => Object.assign(response, { statusCode: code }),
      send: (body: unknown) => response.end(typeof body === "string" ? body : JSON.stringify(body)),
      json: (body: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
    });
    await NextAuth(asked as never, given as never, authOptions());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
