"use client";

import { useTranslations } from "next-intl";
import type { SortedRow } from "#lib/seeds/import/sort-rows.ts";

/** A row that does not come in. */
export type LeftRow = Exclude<SortedRow, { state: "new" }>;

/** Says why a row does not come in. */
export function useLeftReason(): (row: LeftRow) => string {
  const say = useTranslations();
  return (row) => {
    if (row.state === "bad") return say(row.problem.key as never, row.problem.values as never);
    if (row.state === "here") return say("seeds.import.hereReason", { number: row.number });
    return say("seeds.import.repeatedReason", { of: row.of });
  };
}
