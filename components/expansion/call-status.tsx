import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "#components/ui/status-badge.tsx";
import type { CallState } from "#lib/expansion/call-filter-schema.ts";

const looks: Record<CallState, StatusLook> = {
  waiting: "waiting",
  underWay: "running",
  settled: "done",
  failed: "failed",
  notSent: "stopped",
};

/** How a call stands, by shape, colour and word. One that was not needed any more has not failed. */
export function CallStatus({ state }: { state: CallState }) {
  const t = useTranslations("runs.calls.states");
  return <StatusBadge look={looks[state]}>{t(state)}</StatusBadge>;
}
