import { useTranslations } from "next-intl";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { mostCounted } from "#lib/items/schema.ts";
import type { PolicyState } from "#lib/review/queries/describe-policy.ts";

/** Which policy holds, for what, and how much is under way by older ones. */
export function PolicyStanding({ state: { number, saved, underWay, short } }: { state: PolicyState }) {
  const t = useTranslations("reviewSetup.policy");
  const [latest] = saved;
  return (
    <div className="mb-5 max-w-[72ch]">
      <p>
        {latest
          ? t.rich("current", { number, name: latest.by, when: () => <RelativeTime value={latest.at} /> })
          : t("first")}{" "}
        {t("holds")}
      </p>
      {underWay > mostCounted ? (
        <p>{t("underWayMore", { count: mostCounted })}</p>
      ) : underWay > 0 ? (
        <p>{t("underWay", { count: underWay })}</p>
      ) : null}
      {short > mostCounted ? (
        <p>{t("shortMore", { count: mostCounted })}</p>
      ) : short > 0 ? (
        <p>{t("short", { count: short })}</p>
      ) : null}
    </div>
  );
}
