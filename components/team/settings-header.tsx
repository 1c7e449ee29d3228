import { useTranslations } from "next-intl";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

/** The head of the two pages of a project's settings. */
export function SettingsHeader({ slug, current }: { slug: string; current: "general" | "log" }) {
  const t = useTranslations("team.settings");
  const audit = useTranslations("team.audit");
  return (
    <>
      <PageHeader title={t("title")} description={current === "log" ? audit("description") : undefined} />
      <div className="mb-5">
        <LinkTabs
          label={t("tabs")}
          current={current}
          tabs={[
            { key: "general", href: `/p/${slug}/settings`, label: t("general") },
            { key: "log", href: `/p/${slug}/settings/log`, label: t("log") },
          ]}
        />
      </div>
    </>
  );
}
