import { isAbsolute, join } from "node:path";
import { root } from "#bin/root.ts";
import { isPortFree } from "#lib/platform/postgres/free-port.ts";
import { StartFailure } from "#lib/platform/start-failure.ts";

/** What the one who starts Seedbed may set, as far as the supervisor needs it; its children check the rest. */
export type Options = {
  host: string;
  port: number;
  dataFolder: string;
  /** A database of one's own, instead of the embedded one. */
  databaseUrl: string | undefined;
  secret: string | undefined;
  /** Whether neither a model key nor a practice model that runs elsewhere is given. */
  needsPracticeModel: boolean;
};

/**
 * Reads the environment.
 * @throws StartFailure
 */
export function readOptions(environment: NodeJS.ProcessEnv): Options {
  const port = Number(environment.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new StartFailure(`PORT must be a number from 1 to 65535, and is "${environment.PORT}".`);
  }
  const publicUrl = environment.PUBLIC_URL?.trim();
  if (publicUrl && !/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? "")) {
    throw new StartFailure(`PUBLIC_URL must be an address such as https://seedbed.example.org, and is "${publicUrl}".`);
  }
  const folder = environment.SEEDBED_DATA_DIR || "data";
  return {
    host: environment.HOST || "127.0.0.1",
    port,
    dataFolder: isAbsolute(folder) ? folder : join(root, folder),
    databaseUrl: environment.DATABASE_URL?.trim() || undefined,
    secret: environment.SEEDBED_SECRET?.trim() || undefined,
    needsPracticeModel: !environment.OPENAI_API_KEY?.trim() && !environment.PRACTICE_MODEL_URL?.trim(),
  };
}

/** The address at which this machine reaches its own web server. */
export function localAddress({ host, port }: { host: string; port: number }): string {
  const reachable = ["0.0.0.0", "::", ""].includes(host) ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/**
 * Finds out early what the web server would fail with late.
 * @throws StartFailure where the port is taken.
 */
export async function requireFreePort({ host, port }: Options): Promise<void> {
  let free: boolean;
  try {
    free = await isPortFree(port, host);
  } catch (cause) {
    throw new StartFailure(`HOST ${host} is no address of this machine: set it to one, or to 0.0.0.0 for all.`, {
      cause,
    });
  }
  if (!free) throw new StartFailure(`Port ${port} on ${host} is taken, or not for this user: set PORT to another one.`);
}
