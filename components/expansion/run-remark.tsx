import { useTranslations } from "next-intl";
import type { RunRow } from "#lib/expansion/queries/list-runs.ts";
import { slowedTo, whatHolds } from "./run-pace.ts";

/** In few words: why a run stopped by itself, or what slows it down. */
export function RunRemark({ run }: { run: Pick<RunRow, "status" | "stopCode" | "pace" | "concurrency"> }) {
  const t = useTranslations("runs.notices.short");
  if (run.stopCode !== null && run.status !== "running") return t(run.stopCode);
  const holds = whatHolds(run);
  if (holds) return t(holds);
  const ceiling = slowedTo(run, run.concurrency);
  return ceiling === null ? null : t("slowed", { ceiling });
}
