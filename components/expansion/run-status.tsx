import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "#components/ui/status-badge.tsx";
import type { RunStatus as Status } from "#lib/expansion/run-view.ts";

const looks: Record<Status, StatusLook> = {
  running: "running",
  paused: "paused",
  finished: "done",
  cancelled: "stopped",
  failed: "failed",
};

/** How a run stands, by shape, colour and word. */
export function RunStatus({ status }: { status: Status }) {
  const t = useTranslations("expansion.status");
  return <StatusBadge look={looks[status]}>{t(status)}</StatusBadge>;
}
