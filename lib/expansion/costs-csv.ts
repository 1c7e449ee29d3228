import { csvLine } from "#lib/algorithms/csv-line.ts";
import type { SpendingRow } from "./summarise-costs.ts";

const head = [
  "day_utc",
  "run",
  "endpoint",
  "model",
  "purpose",
  "attempts",
  "unpriced_attempts",
  "input_tokens",
  "cached_input_tokens",
  "output_tokens",
  "charged_usd",
];

/** Spending as a CSV file for people, amounts exact: a line for each day, run, model and purpose. */
export function costsCsv(rows: readonly SpendingRow[]): string {
  const lines = rows.map((row) =>
    csvLine([
      row.day,
      row.runNumber,
      row.endpointName,
      row.model,
      row.purpose,
      row.attempts,
      row.unpriced,
      String(row.inputTokens),
      String(row.cachedTokens),
      String(row.outputTokens),
      exactDollars(row.charged),
    ]),
  );
  return [csvLine(head), ...lines].join("");
}

/** US dollars with all of their twelve decimals that say something. @example exactDollars(1_500_000_000_000n) // "1.5" */
export function exactDollars(amount: bigint): string {
  const fraction = String(amount % 1_000_000_000_000n)
    .padStart(12, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(amount / 1_000_000_000_000n) : `${amount / 1_000_000_000_000n}.${fraction}`;
}
