import { useTranslations } from "next-intl";
import type { AuditEventRow } from "#lib/team/queries/list-audit-events.ts";

/** What a line of the audit log tells, in words where the catalogue has them, else as it is recorded. */
export function AuditDetail({ event }: { event: AuditEventRow }) {
  const t = useTranslations("team.audit");
  const key = `actions.${event.action}`;
  const known = t.has(key as never);
  const changes = Object.entries(event.detail).flatMap(([setting, change]) =>
    isChange(change) ? [{ setting, from: inWords(change.from, t), to: inWords(change.to, t) }] : [],
  );
  return (
    <>
      {known ? (
        <span>{t(key as never, valuesOf(event) as never)}</span>
      ) : (
        <>
          <code className="font-mono text-sm">{event.action}</code> {event.subject}
        </>
      )}
      {changes.length > 0 ? (
        <ul className="mt-0.5 text-sm text-muted">
          {changes.map(({ setting, from, to }) => (
            <li key={setting}>
              {t.has(`setting.${setting}` as never) ? t(`setting.${setting}` as never) : setting}:{" "}
              {t("fromTo", { from, to })}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** Values for the message: the subject, and what of the detail is plain. */
function valuesOf({ subject, detail }: AuditEventRow): Record<string, string | number> {
  const plain = Object.entries(detail).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return { ...blanks, subject: subject ?? "", ...Object.fromEntries(plain) };
}

// For lines that were recorded without a value which the message has a place for.
const blanks = {
  role: "",
  from: "",
  to: "",
  verb: "",
  model: "",
  endpoint: "",
  target: "",
  rule: "",
  number: "",
  format: "",
};

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === "object" && value !== null && "from" in value && "to" in value;
}

/** A setting's value: text as it stands, several numbers each with its name. */
function inWords(value: unknown, t: (key: "yes" | "no" | "nothing") => string): string {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (value === "" || value === null || value === undefined) return t("nothing");
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, part]) => `${name} ${part}`)
    .join(", ");
}
