// `npm run web`: the web server. As many as one likes run on one database, on as many machines.
// `--dev` compiles pages as they are asked for.
import { createServer, type Server, type ServerResponse } from "node:http";
import { env } from "#lib/platform/env.ts";
import { tellKnownLength } from "#lib/platform/known-length.ts";
import { endInOrder } from "#lib/platform/lifetime.ts";
import { applyMigrations } from "#lib/platform/migrations.ts";
import { exitWithSentence, StartFailure } from "#lib/platform/start-failure.ts";
import { markInUse } from "./in-use.mjs";
import { root } from "./root.ts";
import { buildWhatChanged, generateClient } from "./supervisor/build.ts";
import { localAddress } from "./supervisor/options.ts";

const dev = process.argv.includes("--dev");
// Before Next and React are loaded: they read it while they load.
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });

async function main(): Promise<void> {
  const { DATABASE_URL, HOST, PORT, PUBLIC_URL } = env();
  // Under the supervisor, that one builds and tells how to sign in.
  const alone = !process.send;
  if (alone) await (dev ? generateClient() : buildWhatChanged());
  if (alone && !dev) process.once("exit", markInUse());
  await applyMigrations(DATABASE_URL);

  // Next asks itself for the page that an action leads to. It would ask by HTTPS where a proxy in front says that people
  // do, which this server does not speak.
  process.env.__NEXT_PRIVATE_ORIGIN = localAddress({ host: HOST, port: PORT });

  const server = createServer();
  const { default: next } = await import("next");
  const app = next({ dev, dir: root, hostname: HOST, port: PORT, httpServer: server });
  const open = new Set<ServerResponse>();
  endInOrder(async () => {
    await close(server, open);
    await app.close();
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    open.add(response);
    // Who is connected stands last, after whatever a proxy or the client itself wrote: limits count by it.
    const hops = [request.headers["x-forwarded-for"], request.socket.remoteAddress];
    request.headers["x-forwarded-for"] = hops.flat().filter(Boolean).join(", ");
    response.once("close", () => open.delete(response));
    tellKnownLength(response);
    void handle(request, response);
  });
  await listen(server, PORT, HOST);
  if (alone) await tellHowToSignIn(PUBLIC_URL ?? localAddress({ host: HOST, port: PORT }));
}

async function tellHowToSignIn(address: string): Promise<void> {
  // Loaded late: it needs the database client, which may just have been made.
  const { describeSignIn } = await import("./sign-in-hint.ts");
  console.log(`Seedbed's web server is ready at ${address}\n${await describeSignIn(address)}`);
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  // A large upload over a slow line may take longer than Node's five minutes; a proxy in front keeps its connections
  // open for about a minute, and must not find one closed as it sends a request.
  server.requestTimeout = 3_600_000;
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 80_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explainListenError(error, port, host)));
    server.listen(port, host, resolve);
  });
}

function explainListenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === "EADDRINUSE")
    return new StartFailure(`Port ${port} on ${host} is taken: set PORT to another one.`);
  if (error.code === "EACCES")
    return new StartFailure(`This user may not listen on port ${port}: set PORT to one above 1023.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return new StartFailure(`HOST ${host} is no address of this machine: set it to one, or to 0.0.0.0 for all.`);
  }
  return error;
}

/** Takes no more requests and waits for those under way. Event streams have no end: their browsers ask again. */
async function close(server: Server, open: Set<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of open) {
    if (/^text\/event-stream/.test(String(response.getHeader("content-type")))) response.destroy();
    else response.once("finish", () => response.req.socket.end());
  }
  server.closeIdleConnections();
  if (dev) server.closeAllConnections();
  await closed;
}

await main().catch(exitWithSentence);
