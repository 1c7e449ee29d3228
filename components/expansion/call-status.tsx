import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "#components/ui/status-badge.tsx";
import type { CallRow } from "#lib/expansion/queries/list-calls.ts";

const looks: Record<CallRow["status"], StatusLook> = {
  planned: "waiting",
  sent: "running",
  answered: "running",
  settled: "done",
  failed: "failed",
};

/** What came of a call, by shape, colour and word. One that was given up before it was sent has not failed. */
export function CallStatus({ call: { status, attempts } }: { call: Pick<CallRow, "status" | "attempts"> }) {
  const t = useTranslations("expansion.calls.statuses");
  if (status === "failed" && attempts === 0) return <StatusBadge look="stopped">{t("dropped")}</StatusBadge>;
  return <StatusBadge look={looks[status]}>{t(status)}</StatusBadge>;
}
