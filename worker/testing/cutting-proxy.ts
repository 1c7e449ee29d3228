import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a proxy sees it. */
export type Passing = { method: string; path: string };

/**
 * Stands before a provider and passes everything on, but cuts the connection after `bytes` of an answer where `cut` says so:
 * the provider has done its work, and nobody hears the whole of it.
 */
export async function startCuttingProxy(
  target: string,
  cut: (passing: Passing) => { bytes: number } | null,
): Promise<{ url: string; close: () => Promise<void> }> {
  const { port } = new URL(target);
  const server = createServer((incoming, response) => {
    const { method = "GET", url: path = "/", headers } = incoming;
    const passed = forward({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      const limit = cut({ method, path });
      if (!limit) {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        return;
      }
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        if (limit.bytes === 0) return response.destroy();
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        return response.write(Buffer.concat(chunks).subarray(0, limit.bytes), () => response.destroy());
      });
    });
    passed.on("error", () => response.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
