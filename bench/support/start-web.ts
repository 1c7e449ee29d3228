import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#lib/platform/postgres/free-port.ts";

const root = join(import.meta.dirname, "..", "..");
const longestStart = 60_000;

/** A web process of the production build, on the database that the environment names. */
export type WebProcess = {
  address: string;
  /** Ends it without a warning, in the middle of whatever it is at. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  restart(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
};

/**
 * Starts one, and waits until it answers. What it serves must be built.
 * @param environment in place of this process's own
 */
export async function startWeb(environment: Record<string, string> = {}): Promise<WebProcess> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const start = () => launch({ ...environment, HOST: "127.0.0.1", PORT: String(port), PUBLIC_URL: "" });
  let child = start();
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  await answers(address, child);
  return {
    address,
    kill: () => end("SIGKILL"),
    restart: async () => {
      child = start();
      await answers(address, child);
    },
    stop: () => end("SIGTERM"),
  };
}

function launch(environment: Record<string, string>): ChildProcess {
  // With a channel to its parent it neither builds nor tells how to sign in.
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "bin/web.ts"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment },
  });
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + longestStart;
  for (;;) {
    const healthy = await fetch(`${address}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    if (child.exitCode !== null || Date.now() > giveUpAt)
      throw new Error(`The web process at ${address} does not answer`);
    await wait(50);
  }
}
