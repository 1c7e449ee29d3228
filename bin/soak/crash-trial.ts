import { setTimeout as wait } from "node:timers/promises";
import { type Product, startProduct } from "#e2e/support/product.ts";
import { seededRandom } from "#lib/algorithms/random.ts";
import { findProcesses } from "#lib/platform/testing/find-processes.ts";

/** What a crash trial found. `wrong` is empty where everything holds. */
export type CrashTrial = {
  kills: Record<string, number>;
  restarts: number;
  target: number;
  accepted: number;
  calls: number;
  wrong: string[];
};

// The parent is killed less often, as everything has to be started again after it.
const victims = ["worker/main", "worker/main", "bin/web", "bin/postgres", "practice-model/main", "bin/supervise"];

/**
 * Runs an expansion on a Seedbed of its own and kills one of its processes with SIGKILL at random moments, `kills` times.
 * @param seed of the random moments and victims
 * @throws Error when the run does not end within two minutes after the last kill
 */
export async function crashTrial({
  kills,
  target,
  seed,
  say,
}: {
  kills: number;
  target: number;
  seed: string;
  say: (line: string) => void;
}): Promise<CrashTrial> {
  const random = seededRandom(seed);
  let product = await startProduct("soak");
  let restarts = 0;
  const killed: Record<string, number> = {};
  try {
    Object.assign(process.env, {
      DATABASE_URL: product.databaseUrl,
      SEEDBED_SECRET: product.secret,
      LOG_LEVEL: "silent",
    });
    const { startTrialRun, getRun, findWrong, forgetConnections } = await import("./trial-run.ts");
    const run = await startTrialRun({ target, rngSeed: seed });
    for (let kill = 0; kill < kills; kill++) {
      await wait(100 + random() * 1400);
      const victim = victims[Math.floor(random() * victims.length)] as string;
      const found = findProcesses(product.dataFolder).filter(({ command }) => command.includes(victim));
      if (found[0] && signalled(found[0].pid)) killed[victim] = (killed[victim] ?? 0) + 1;
      say(`kill ${kill + 1} of ${kills}: ${victim} ${found[0]?.pid ?? "is not there"}`);
      if (await hasEnded(product)) {
        product = await startProduct("soak");
        restarts++;
        await forgetConnections(product.databaseUrl);
      }
    }
    const deadline = Date.now() + 120_000;
    for (;;) {
      if (await hasEnded(product)) {
        product = await startProduct("soak");
        restarts++;
        await forgetConnections(product.databaseUrl);
      }
      const state = await getRun(run).catch(() => null);
      if (state && state.status !== "running" && state.underWay === 0) {
        const wrong = await findWrong(run, target);
        return { kills: killed, restarts, target, accepted: state.accepted, calls: state.calls, wrong };
      }
      if (Date.now() > deadline) throw new Error(`The run has not ended: ${JSON.stringify(state)}`);
      await wait(250);
    }
  } finally {
    await product.remove();
  }
}

function signalled(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

/** Whether the parent is gone; a moment's patience, as it may be about to end. */
async function hasEnded({ supervisor }: Product): Promise<boolean> {
  await wait(50);
  return supervisor.exitCode !== null || supervisor.signalCode !== null;
}
