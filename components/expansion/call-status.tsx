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

/** What came of a call, by shape, colour and word. */
export function CallStatus({ status }: { status: CallRow["status"] }) {
  const t = useTranslations("expansion.calls.statuses");
  return <StatusBadge look={looks[status]}>{t(status)}</StatusBadge>;
}
