import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { CSSProperties } from "react";
import { ExpansionTabs } from "#components/expansion/expansion-tabs.tsx";
import { FiguresTable } from "#components/prompts/figures-table.tsx";
import { NewTemplateDialog } from "#components/prompts/new-template-dialog.tsx";
import { PromptTable } from "#components/prompts/prompt-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { builtInLabel } from "#lib/expansion/prompts/built-in-templates.ts";
import { promptPurposes } from "#lib/expansion/prompts/template-schema.ts";
import { listPromptFigures } from "#lib/expansion/queries/prompt-figures.ts";
import { listPromptTemplates } from "#lib/expansion/queries/prompt-templates.ts";
import { listPromptChoices } from "#lib/expansion/queries/prompt-versions.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { tabsFor } from "../tabs-for.ts";
import { addTemplate } from "./actions.ts";
import { keptItems, templateRuns } from "./sums.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prompts"))("title") };
}

export default async function PromptsPage({ params }: Props) {
  const member = await requireMember((await params).project, "prompts.view");
  const [templates, figures, choices, t] = await Promise.all([
    listPromptTemplates(member),
    listPromptFigures(member),
    listPromptChoices(member),
    getTranslations("prompts"),
  ]);
  const promptsPath = `/p/${member.project.slug}/expansion/prompts`;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        action={
          may(member, "prompts.edit") ? (
            <NewTemplateDialog
              trigger={
                <Button variant="primary" icon={<Plus />}>
                  {t("new.open")}
                </Button>
              }
              title={t("new.title")}
              promptsPath={promptsPath}
              sources={choices}
              create={addTemplate.bind(null, member.project.slug)}
            />
          ) : null
        }
      />
      <ExpansionTabs {...tabsFor(member)} current="prompts" />
      {promptPurposes.map((purpose, i) => (
        <Section key={purpose} plain={i === 0} title={t(`purpose.${purpose}`)} description={t(`purposeOf.${purpose}`)}>
          <PromptTable
            purpose={purpose}
            promptsPath={promptsPath}
            rows={[
              {
                id: purpose,
                name: t("builtInName", { label: builtInLabel(purpose) }),
                archived: false,
                versions: 1,
                change: null,
                runs: templateRuns(figures, purpose, null),
              },
              ...templates
                .filter((template) => template.purpose === purpose)
                .map(({ id, name, archived, versions, changedAt, changedBy }) => ({
                  id,
                  name,
                  archived,
                  versions,
                  change: { at: changedAt, by: changedBy },
                  runs: templateRuns(figures, purpose, id),
                })),
            ]}
          />
        </Section>
      ))}
      <Section title={t("figures.title")} description={t("figures.description")}>
        <div className="flex flex-col gap-6" style={{ "--table-room": "24rem" } as CSSProperties}>
          {figures.length === 0 ? (
            <EmptyState title={t("figures.empty")} description={t("figures.emptyText")} />
          ) : (
            promptPurposes
              .map((purpose) => ({ purpose, rows: figures.filter((row) => row.purpose === purpose) }))
              .filter(({ rows }) => rows.length > 0)
              .map(({ purpose, rows }) => (
                <div key={purpose}>
                  <h3 className="mb-2 font-semibold">{t(`purpose.${purpose}`)}</h3>
                  <FiguresTable purpose={purpose} rows={rows} kept={keptItems(figures)} promptsPath={promptsPath} />
                </div>
              ))
          )}
        </div>
      </Section>
    </>
  );
}
