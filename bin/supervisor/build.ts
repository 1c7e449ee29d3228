import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findUser } from "#bin/in-use.mjs";
import { root } from "#bin/root.ts";
import { explainFileError, StartFailure } from "#lib/platform/start-failure.ts";
import { takeFileLock } from "./file-lock.ts";

const generated = join(root, "lib", "platform", "generated");

/** Everything that the built pages are made from; what is not there yet counts as nothing. */
const sources = [
  ..."app components lib messages public".split(" "),
  ..."next.config.js postcss.config.mjs proxy.ts tsconfig.json package.json package-lock.json".split(" "),
  ..."prisma/schema.prisma prisma/starter-seeds.json".split(" "),
];

/**
 * Makes the database client and the pages, where what they are made from changed since the last time.
 * @param signal ends what is under way; without one nothing does.
 * @throws StartFailure
 */
export async function buildWhatChanged(signal?: AbortSignal): Promise<void> {
  await generateClient(signal);
  const folder = join(root, process.env.SEEDBED_DIST_DIR ?? ".next");
  // Next writes the public address into its build, as a place that forms may come from.
  const inputs = fingerprint(sources, process.env.PUBLIC_URL ?? "");
  await makeOnce(join(folder, "seedbed-inputs"), inputs, async () => {
    const user = findUser();
    if (user)
      throw new StartFailure(
        `The pages must be built anew, and Seedbed (process ${user}) shows the old ones: stop it first.`,
      );
    console.log("Building the pages; this takes up to a minute.");
    await runQuietly("The pages could not be built", ["node_modules/next/dist/bin/next", "build"], signal);
  });
}

/** Makes the database client from schema.prisma, where that changed. */
export async function generateClient(signal?: AbortSignal): Promise<void> {
  const inputs = fingerprint(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  await makeOnce(join(generated, ".inputs"), inputs, () =>
    runQuietly("The database client could not be made", ["node_modules/prisma/build/index.js", "generate"], signal),
  );
}

/** Makes something where it was not made from the same inputs before; one process at a time, the others wait. */
async function makeOnce(stamp: string, inputs: string, make: () => Promise<void>): Promise<void> {
  const isMade = () => existsSync(stamp) && readFileSync(stamp, "utf8") === inputs;
  if (isMade()) return;
  try {
    const release = await lockBuild();
    try {
      if (isMade()) return;
      rmSync(stamp, { force: true });
      await make();
      writeFileSync(stamp, inputs);
    } finally {
      release();
    }
  } catch (error) {
    throw explainFileError(error, `build in ${root}`);
  }
}

async function lockBuild(): Promise<() => void> {
  const cache = join(root, ".cache");
  mkdirSync(cache, { recursive: true });
  for (;;) {
    const release = takeFileLock(join(cache, "build-lock"));
    if (release) return release;
    await delay(200);
  }
}

function fingerprint(paths: string[], extra = ""): string {
  const hash = createHash("sha256").update(extra);
  const add = (path: string) => {
    const status = statSync(join(root, path), { throwIfNoEntry: false });
    if (!status || join(root, path) === generated || /\.test\.tsx?$/.test(path)) return;
    if (status.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(join(path, name));
    else hash.update(`${path}\0${status.size}\0`).update(readFileSync(join(root, path)));
  };
  for (const path of paths) add(path);
  return `${hash.digest("hex")}\n`;
}

/** Runs a program of node_modules; what it prints is shown only if it fails. */
function runQuietly(failure: string, run: string[], signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, run, {
      cwd: root,
      signal,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        CHECKPOINT_DISABLE: "1",
        NO_COLOR: "1",
      },
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      const reason = /ENOSPC|No space left/.test(output)
        ? "the disk is full"
        : /EROFS/.test(output)
          ? "the disk is read-only"
          : "";
      if (!reason) process.stderr.write(output);
      reject(new StartFailure(`${failure}: ${reason || "what went wrong stands above"}.`));
    });
  });
}
