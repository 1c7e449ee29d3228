import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { usualBehaviour, withWritten } from "./behaviour/behaviour.ts";
import { handlerFor } from "./http/handle.ts";

/** All may be left out: then it answers at once, without faults or limits, with seed 1, on any free port, and asks for no key. */
export interface PracticeSettings {
  /** 0 is any free port. */
  port?: number;
  key?: string;
  /** As in the README, for example `429:0.1,timeout:0.02`. */
  faults?: string;
  /** Milliseconds, or a range such as `100-300`. */
  latency?: number | string;
  seed?: number;
  /** Scales the mistakes made on purpose: 0 makes none. */
  wrong?: number;
  /** Requests of a model at once; requests and tokens in a window, whose length is in milliseconds (60,000). */
  atOnce?: number;
  rpm?: number;
  tpm?: number;
  window?: number;
  /** Milliseconds that a batch takes (2,000), and the share of its lines after which it expires (none). */
  batchMs?: number;
  batchExpires?: number;
  /** Where files and batches are kept, so that they survive a restart; without it they end with the server. */
  directory?: string;
}

export interface RunningPracticeModel {
  /** The base URL to give to an OpenAI client, `/v1` included. */
  url: string;
  /** Where it is controlled and counted: `/practice` of the same server. */
  controlUrl: string;
  /** Stops it and breaks off what is being answered. */
  close(): Promise<void>;
}

/** Starts a practice model on the loopback address. Rejects with a RangeError for a setting that makes no sense, or with the system's error for a port that is taken. */
export async function startPracticeModel(settings: PracticeSettings = {}): Promise<RunningPracticeModel> {
  const behaviour = withWritten(usualBehaviour, {
    faults: settings.faults,
    latency: settings.latency?.toString(),
    seed: settings.seed?.toString(),
    wrong: settings.wrong?.toString(),
    "at-once": settings.atOnce?.toString(),
    rpm: settings.rpm?.toString(),
    tpm: settings.tpm?.toString(),
    window: settings.window?.toString(),
    "batch-ms": settings.batchMs?.toString(),
    "batch-expires": settings.batchExpires?.toString(),
  });
  const directory = settings.directory ?? (await mkdtemp(join(tmpdir(), "practice-model-")));
  const handler = await handlerFor(behaviour, settings.key, directory);
  const server = createServer(handler.handle);
  // Longer than the clients' own pools keep a connection, so that none is closed while a request is on its way.
  server.keepAliveTimeout = 90_000;
  const end = async () => {
    await handler.stop();
    if (settings.directory === undefined) await rm(directory, { recursive: true, force: true });
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(settings.port ?? 0, "127.0.0.1", resolve);
    });
  } catch (error) {
    await end();
    throw error;
  }
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/v1`,
    controlUrl: `${origin}/practice`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await end();
    },
  };
}
