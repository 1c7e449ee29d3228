import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "#components/ui/status-badge.tsx";
import type { SeedStatus } from "#lib/seeds/schema.ts";

const looks: Record<SeedStatus, StatusLook> = { active: "done", draft: "draft", archived: "stopped" };

/** A seed's status by shape and word. */
export function StatusOfSeed({ status }: { status: SeedStatus }) {
  const t = useTranslations("seeds.status");
  return <StatusBadge look={looks[status]}>{t(status)}</StatusBadge>;
}
