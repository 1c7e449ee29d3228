import { useTranslations } from "next-intl";
import { StatusBadge } from "#components/ui/status-badge.tsx";
import type { ItemStatus as Status } from "#lib/items/schema.ts";

const looks = { pending: "waiting", approved: "approved", rejected: "rejected" } as const;

/** Where an item stands, by shape and word. */
export function ItemStatus({ status, className }: { status: Status; className?: string }) {
  const t = useTranslations("items.status");
  return (
    <StatusBadge look={looks[status]} className={className}>
      {t(status)}
    </StatusBadge>
  );
}
