import { useTranslations } from "next-intl";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AuditEventRow } from "#lib/team/queries/list-audit-events.ts";
import { AuditDetail } from "./audit-detail.tsx";
import { tableStyle } from "./table-style.ts";

/** Lines of the audit log: when, who, what. */
export function AuditLog({ events }: { events: AuditEventRow[] }) {
  const t = useTranslations("team.audit");
  return (
    <table className={`${tableStyle.table} mb-4`}>
      <caption className="sr-only">{t("list")}</caption>
      <thead>
        <tr>
          <th className={tableStyle.head}>{t("when")}</th>
          <th className={`${tableStyle.head} min-w-24`}>{t("who")}</th>
          <th className={tableStyle.head}>{t("what")}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id} className={tableStyle.row}>
            <td className={`${tableStyle.cell} align-top text-muted`}>
              <RelativeTime value={event.at} inTable />
            </td>
            <td className={`${tableStyle.cell} align-top wrap-anywhere`}>{event.actor ?? t("server")}</td>
            <td className={`${tableStyle.cell} align-top wrap-anywhere`}>
              <AuditDetail event={event} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
