import type { Report } from "./main.ts";
import { measureScan } from "./support/measure-scan.ts";

/** A look at a million items for which are like which, and the page of their groups: some minutes. */
export async function run(report: Report): Promise<void> {
  await measureScan(report, { name: "1m", items: 1_000_000, rounds: 12 });
}
