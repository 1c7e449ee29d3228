import { createServer } from "node:net";

/**
 * Whether a server may listen on a port now.
 * @param host the address to listen on.
 */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return (await tryToListen(port, host)) !== undefined;
}

/** A port that nobody uses now, chosen by the system. */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  const port = await tryToListen(0, host);
  if (port === undefined) throw new Error(`no free port on ${host}`);
  return port;
}

function tryToListen(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(undefined) : reject(error),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === "object" && address ? address.port : undefined;
      server.close(() => resolve(taken));
    });
  });
}
