import type { Report } from "./main.ts";
import { measureScan } from "./support/measure-scan.ts";

/** A look at 25,000 items for which are like which, and the page of their groups. */
export async function run(report: Report): Promise<void> {
  await measureScan(report, { name: "25k", items: 25_000, rounds: 100 });
}
