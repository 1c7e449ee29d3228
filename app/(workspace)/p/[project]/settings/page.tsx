import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BudgetForm } from "#components/costs/budget-form.tsx";
import { MonthSpending } from "#components/costs/month-budget.tsx";
import { ArchiveButton } from "#components/team/archive-button.tsx";
import { SettingsForm } from "#components/team/settings-form.tsx";
import { SettingsHeader } from "#components/team/settings-header.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { getMonthBudget } from "#lib/expansion/queries/costs.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { saveBudget, saveSettings, setArchived } from "./actions.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team.settings"))("title") };
}

export default async function SettingsPage({ params }: Props) {
  const member = await requireMember((await params).project, "audit.view");
  const { slug, name, description, targetMix, annotatorsMayGrow, tokenizer, archivedAt } = member.project;
  const [month, t, tBudget] = await Promise.all([
    getMonthBudget(member),
    getTranslations("team.settings"),
    getTranslations("costs.budget"),
  ]);
  const archive = setArchived.bind(null, slug);
  return (
    <>
      <SettingsHeader slug={slug} current="general" />
      {archivedAt ? (
        <Notice
          tone="warning"
          title={t("unarchiveTitle")}
          action={<ArchiveButton action={archive} project={name} archived />}
        >
          {t("unarchiveDescription")}
        </Notice>
      ) : (
        <>
          <SettingsForm
            action={saveSettings.bind(null, slug)}
            slug={slug}
            settings={{ name, description, targetMix, annotatorsMayGrow, tokenizer }}
          />
          <div id="budget" className="scroll-mt-16">
            <Section title={tBudget("title")} description={tBudget("description")} className="mt-8">
              <div className="flex flex-col gap-5">
                <MonthSpending month={month} />
                <BudgetForm budget={month.budget} save={saveBudget.bind(null, slug)} />
              </div>
            </Section>
          </div>
          <Section title={t("archiveTitle")} description={t("archiveDescription")}>
            <ArchiveButton action={archive} project={name} archived={false} />
          </Section>
        </>
      )}
    </>
  );
}
