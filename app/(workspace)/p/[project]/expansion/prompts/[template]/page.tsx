import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FiguresTable } from "#components/prompts/figures-table.tsx";
import { NewTemplateDialog, type TemplateSource } from "#components/prompts/new-template-dialog.tsx";
import { TemplateActions } from "#components/prompts/template-actions.tsx";
import { TemplateEditor } from "#components/prompts/template-editor.tsx";
import { TemplateReader } from "#components/prompts/template-reader.tsx";
import { VersionHistory } from "#components/prompts/version-history.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { builtInTemplates } from "#lib/expansion/prompts/built-in-templates.ts";
import { promptPurposes } from "#lib/expansion/prompts/template-schema.ts";
import { listPromptFigures } from "#lib/expansion/queries/prompt-figures.ts";
import { findVersionText, getPromptTemplate } from "#lib/expansion/queries/prompt-templates.ts";
import { versionLabel } from "#lib/expansion/queries/prompt-versions.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { forPage } from "#lib/session/for-page.ts";
import { readId } from "#lib/session/read-input.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { addTemplate, archiveTemplate, renameTemplate, restoreTemplate, saveVersion } from "../actions.ts";
import { keptItems } from "../sums.ts";

type Props = {
  params: Promise<{ project: string; template: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

/** The built-in prompts have addresses by their purposes, templates by their ids. */
const builtInOf = (template: string) => promptPurposes.find((purpose) => purpose === template);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("prompts"))("title") };
}

export default async function TemplatePage({ params, searchParams }: Props) {
  const { project, template } = await params;
  const member = await requireMember(project, "prompts.view");
  const purpose = builtInOf(template);
  return purpose ? (
    <BuiltIn member={member} purpose={purpose} />
  ) : (
    <OwnTemplate member={member} id={template} search={await searchParams} />
  );
}

async function BuiltIn({ member, purpose }: { member: Member; purpose: (typeof promptPurposes)[number] }) {
  const t = await getTranslations("prompts");
  const { label, ...text } = builtInTemplates[purpose];
  return (
    <>
      <TemplateHeader
        member={member}
        title={t("builtInName", { label })}
        purpose={t(`purpose.${purpose}`)}
        source={{ purpose, versionId: null, label }}
      />
      <div className="flex flex-col gap-5">
        <Notice>{t(may(member, "prompts.edit") ? "builtInNotice" : "readNotice")}</Notice>
        <TemplateReader slug={member.project.slug} purpose={purpose} text={text} />
      </div>
    </>
  );
}

async function OwnTemplate({
  member,
  id,
  search,
}: {
  member: Member;
  id: string;
  search: Awaited<Props["searchParams"]>;
}) {
  const template = await forPage((async () => getPromptTemplate(member, readId(id)))());
  const { purpose, name, archived, text, versions } = template;
  const latest = versions[0]?.number ?? 1;
  const [to, t] = await Promise.all([textOf(member, template, search.to, latest), getTranslations("prompts")]);
  const [from, figures] = await Promise.all([
    textOf(member, template, search.from, Math.max(0, to.number - 1)),
    listPromptFigures(member),
  ]);
  const own = figures.filter((row) => row.templateId === id);
  const { slug } = member.project;
  const edits = may(member, "prompts.edit");
  return (
    <>
      <TemplateHeader
        member={member}
        title={name}
        archived={archived}
        purpose={t(`purpose.${purpose}`)}
        source={{ purpose, versionId: versions[0]?.id ?? null, label: versionLabel(name, latest) }}
      >
        {edits ? (
          <TemplateActions
            templateId={id}
            name={name}
            archived={archived}
            rename={renameTemplate.bind(null, slug)}
            archive={archiveTemplate.bind(null, slug)}
            restore={restoreTemplate.bind(null, slug)}
          />
        ) : null}
      </TemplateHeader>
      {archived || !edits ? <Notice className="mb-5">{t(archived ? "archivedNotice" : "readNotice")}</Notice> : null}
      {edits && !archived ? (
        <TemplateEditor
          key={id}
          slug={slug}
          userId={member.userId}
          templateId={id}
          purpose={purpose}
          server={{ number: latest, ...text }}
          save={saveVersion.bind(null, slug)}
        />
      ) : (
        <TemplateReader slug={slug} purpose={purpose} text={text} />
      )}
      <Section title={t("history.title")} className="mt-6">
        <VersionHistory versions={versions} from={from} to={to} />
      </Section>
      {own.length > 0 ? (
        <Section title={t("figures.title")} description={t("figures.description")}>
          <FiguresTable
            purpose={purpose}
            rows={own}
            kept={keptItems(figures)}
            promptsPath={`/p/${slug}/expansion/prompts`}
          />
        </Section>
      ) : null}
    </>
  );
}

async function TemplateHeader({
  member,
  title,
  purpose,
  source,
  archived = false,
  children,
}: {
  member: Member;
  title: string;
  purpose: string;
  source: TemplateSource;
  archived?: boolean;
  children?: ReactNode;
}) {
  const t = await getTranslations("prompts");
  const promptsPath = `/p/${member.project.slug}/expansion/prompts`;
  return (
    <PageHeader
      title={title}
      meta={
        <>
          <Badge>{purpose}</Badge>
          {archived ? <Badge tone="outline">{t("archived")}</Badge> : null}
        </>
      }
      back={{ href: promptsPath, label: t("title") }}
      action={
        <>
          {children}
          {may(member, "prompts.edit") ? (
            <NewTemplateDialog
              trigger={<Button variant={source.versionId === null ? "primary" : "secondary"}>{t("new.copy")}</Button>}
              title={t("new.titleCopy")}
              promptsPath={promptsPath}
              sources={[source]}
              create={addTemplate.bind(null, member.project.slug)}
            />
          ) : null}
        </>
      }
    />
  );
}

/** The version that the address names, else the one with this number; 0, or what is not there, is the built-in prompt. */
async function textOf(
  member: Member,
  { id, purpose, text, versions }: Awaited<ReturnType<typeof getPromptTemplate>>,
  written: string | string[] | undefined,
  usual: number,
) {
  const number = typeof written === "string" && /^\d{1,9}$/.test(written) ? Number(written) : usual;
  if (number === versions[0]?.number) return { number, ...text };
  const version = number === 0 ? null : await findVersionText(member, id, number);
  if (version) return version;
  const { system, user } = builtInTemplates[purpose];
  return { number: 0, system, user };
}
