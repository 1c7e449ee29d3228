import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "#components/ui/status-badge.tsx";

const looks = { preparing: "running", ready: "done", failed: "failed" } satisfies Record<string, StatusLook>;

/** How far the preparation of a version is. */
export function VersionStatus({ status }: { status: keyof typeof looks }) {
  const t = useTranslations("datasets.status");
  return <StatusBadge look={looks[status]}>{t(status)}</StatusBadge>;
}
