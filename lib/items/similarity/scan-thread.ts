// A thread of a look at all tasks: does one order after another (see scan-work.ts) and answers each. What goes wrong ends it.
import { parentPort } from "node:worker_threads";
import type { ScanOrder } from "./scan-orders.ts";
import { ScanWork } from "./scan-work.ts";

const work = new ScanWork();

parentPort?.on("message", ({ order, ask }: { order: ScanOrder; ask: never }) => {
  parentPort?.postMessage(work[order](ask));
});
