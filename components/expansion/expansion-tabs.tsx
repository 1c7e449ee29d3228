import { useTranslations } from "next-intl";
import { LinkTabs } from "#components/ui/link-tabs.tsx";

/** The pages of Expansion, and where each is below it. */
const paths = { runs: "", prompts: "/prompts", costs: "/costs", endpoints: "/endpoints" } as const;

/** A page of Expansion. */
export type ExpansionPage = keyof typeof paths;

/** Leads to the pages of Expansion; stands below the header of each of them. */
export function ExpansionTabs({
  projectPath,
  pages,
  current,
}: {
  projectPath: string;
  /** Those that the member may see. */
  pages: readonly ExpansionPage[];
  current: ExpansionPage;
}) {
  const t = useTranslations("runs.tabs");
  return (
    <div className="pb-4">
      <LinkTabs
        label={t("label")}
        current={current}
        tabs={pages.map((key) => ({ key, href: `${projectPath}/expansion${paths[key]}`, label: t(key) }))}
      />
    </div>
  );
}
