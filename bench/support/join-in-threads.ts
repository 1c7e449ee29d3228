import { Worker } from "node:worker_threads";
import type { StaticIndex } from "#lib/algorithms/near-duplicates/static-index.ts";
import type { JoinTask } from "./join-thread.ts";

/** Counts the pairs above 0.7 of an index whose arrays are shared, in threads that take ranges of slots in turn. */
export async function joinInThreads(index: StaticIndex, threads: number): Promise<number> {
  const task: JoinTask = { index, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const counts = await Promise.all(
    Array.from({ length: threads }, () => {
      const worker = new Worker(new URL("./join-thread.ts", import.meta.url), { workerData: task });
      return new Promise<number>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      });
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
