import { markInUse } from "#bin/in-use.mjs";
import { freePort } from "#lib/platform/postgres/free-port.ts";
import { exitWithSentence, StartFailure } from "#lib/platform/start-failure.ts";
import { type Child, keepRunning } from "./children.ts";
import { keepSecret, openDataFolder } from "./data-folder.ts";
import { migrate, startDatabase } from "./database.ts";
import { localAddress, type Options, readOptions, requireFreePort } from "./options.ts";

/** The processes beside the web server. */
export type Companions = { worker: Child; practiceModel: Child | undefined };

type Plan = {
  /** Makes what is made from the sources. */
  prepare: (signal: AbortSignal) => Promise<void>;
  /** How the web server is run. */
  web: string[];
  /** While sources are being changed, what they break does not end the rest: it is said, and tried again on a change. */
  patient?: boolean;
  /** Called when all processes run. */
  started?: (companions: Companions) => void;
};

/**
 * Runs the whole of Seedbed on this machine until it is told to end (SIGINT, SIGTERM, or its parent is gone), then
 * ends all of it, PostgreSQL last. What keeps it from starting or going on is said in one sentence, and it ends too.
 */
export async function runSeedbed(plan: Plan): Promise<void> {
  const ending = new AbortController();
  const running: (() => Promise<void> | void)[] = [];
  const giveUp = (sentence: string) => ending.abort(new StartFailure(sentence));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());
  process.on("disconnect", () => ending.abort());
  // A closed terminal or pipe is no reason to leave without tidying up.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

  let failure: unknown;
  try {
    await start(plan, running, ending.signal, giveUp);
    await untilAborted(ending.signal);
  } catch (error) {
    failure = ending.signal.aborted ? undefined : error;
  }
  if (ending.signal.reason instanceof StartFailure) failure = ending.signal.reason;
  ending.abort();
  for (const end of running.reverse()) await end();
  if (failure) exitWithSentence(failure);
  process.exit(0);
}

/** Starts part after part and notes how each is ended. */
async function start(
  { prepare, web, patient, started }: Plan,
  running: (() => Promise<void> | void)[],
  signal: AbortSignal,
  giveUp: (sentence: string) => void,
): Promise<void> {
  const options = readOptions(process.env);
  running.push(openDataFolder(options.dataFolder));
  await requireFreePort(options);
  const building = prepare(signal);
  // Ended by the signal. What it fails with is met below.
  running.push(() => building.catch(() => undefined));
  building.catch(() => undefined);
  const databaseUrl = await openDatabase(options, running, giveUp);
  signal.throwIfAborted();
  await migrate(databaseUrl);
  await building;
  if (!patient) running.push(markInUse());
  signal.throwIfAborted();
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    SEEDBED_SECRET: options.secret ?? keepSecret(options.dataFolder),
    SEEDBED_DATA_DIR: options.dataFolder,
  });
  const practicePort = options.needsPracticeModel ? await freePort() : undefined;
  if (practicePort) process.env.PRACTICE_MODEL_URL = `http://127.0.0.1:${practicePort}/v1`;
  const lament = patient ? (sentence: string) => console.error(sentence) : giveUp;
  const practiceModel = practicePort
    ? keepRunning(
        { name: "practice", run: ["practice-model/main.ts"], env: { PRACTICE_MODEL_PORT: String(practicePort) } },
        lament,
      )
    : undefined;
  const worker = keepRunning({ name: "worker", run: ["worker/main.ts"], env: {} }, lament);
  const server = keepRunning({ name: "web", run: web, env: {} }, giveUp);
  running.push(async () => void (await Promise.all([server.stop(), worker.stop(), practiceModel?.stop()])));
  const address = process.env.PUBLIC_URL || localAddress(options);
  const welcoming = welcome(address).catch((error: unknown) => {
    if (!patient) throw error;
    console.error(error);
  });
  const [signIn] = await Promise.all([welcoming, untilHealthy(localAddress(options), signal)]);
  started?.({ worker, practiceModel });
  console.log(`\nSeedbed is ready at ${address}\n${signIn ?? ""}\n`);
  process.send?.({ ready: address });
}

async function openDatabase(
  options: Options,
  running: (() => Promise<void> | void)[],
  giveUp: (sentence: string) => void,
) {
  if (options.databaseUrl) {
    if (!options.secret) {
      console.log(
        `SEEDBED_SECRET is not set: this machine keeps one in ${options.dataFolder}; several machines need the same one.`,
      );
    }
    return options.databaseUrl;
  }
  const database = await startDatabase(options.dataFolder, giveUp);
  running.push(database.stop);
  return database.url;
}

/** Makes the first project where there is none. @returns how to sign in. */
async function welcome(address: string): Promise<string> {
  // Loaded late: they need the database client, which may just have been made.
  const { ensureFirstProject } = await import("#lib/team/commands/ensure-first-project.ts");
  const { describeSignIn } = await import("#bin/sign-in-hint.ts");
  const { disconnectDb } = await import("#lib/platform/db.ts");
  try {
    await ensureFirstProject();
    return await describeSignIn(address);
  } finally {
    await disconnectDb();
  }
}

async function untilHealthy(address: string, signal: AbortSignal): Promise<void> {
  const giveUpAt = Date.now() + 180_000;
  while (Date.now() < giveUpAt) {
    signal.throwIfAborted();
    const answer = await fetch(`${address}/api/health`, { signal }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartFailure(
    `The web server did not become ready at ${address} within three minutes; its log stands above.`,
  );
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
