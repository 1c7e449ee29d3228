import { History, Pencil } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ContentsList } from "#components/guidelines/contents-list.tsx";
import { MarkdownBody, renderMarkdown } from "#components/guidelines/markdown.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { guidelinesAsked } from "#lib/review/guidelines-schema.ts";
import { findGuidelines } from "#lib/review/queries/guidelines.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { ReviewNavigation } from "../review-navigation.tsx";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
};

/** Fewer headings than that are seen at a glance. */
const fewHeadings = 4;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guidelines"))("title") };
}

/** The project's guidelines, or an older version of them that the address names. */
export default async function GuidelinesPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "guidelines.view");
  const asked = guidelinesAsked.safeParse({ number: (await searchParams).version });
  if (!asked.success) notFound();
  const [guidelines, t] = await Promise.all([findGuidelines(member, asked.data.number), getTranslations("guidelines")]);
  if (!guidelines && asked.data.number !== undefined) notFound();
  const home = `/p/${member.project.slug}/review/guidelines`;
  const edits = may(member, "guidelines.edit");
  if (!guidelines) {
    return (
      <>
        <PageHeader title={t("title")} />
        <ReviewNavigation member={member} current="guidelines" />
        <EmptyState
          title={t("empty.title")}
          description={edits ? t("empty.text") : `${t("empty.text")} ${t("empty.wait")}`}
          action={
            edits ? (
              <>
                <LinkButton variant="primary" href={`${home}/edit?outline=1`}>
                  {t("empty.outline")}
                </LinkButton>
                <LinkButton href={`${home}/edit`}>{t("empty.write")}</LinkButton>
              </>
            ) : undefined
          }
        />
      </>
    );
  }
  const { number, current, author, at, body } = guidelines;
  const { content, headings } = renderMarkdown(body, { level: 2, prefix: "g-" });
  return (
    <>
      <PageHeader
        title={t("title")}
        meta={
          <span className="text-muted">
            {t("version", { number })} · {t("savedBy", { name: author })} · <RelativeTime value={at} />
          </span>
        }
        action={
          <>
            <LinkButton href={`${home}/history`} icon={<History />}>
              {t("history")}
            </LinkButton>
            {edits && number === current ? (
              <LinkButton variant="primary" href={`${home}/edit`} icon={<Pencil />}>
                {t("edit")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <ReviewNavigation member={member} current="guidelines" />
      {number < current ? (
        <Notice className="mb-5">
          {t("older", { number, current })} <TextLink href={home}>{t("toCurrent", { current })}</TextLink>
        </Notice>
      ) : null}
      <div className="flex flex-col gap-x-12 gap-y-5 lg:flex-row-reverse lg:justify-end">
        {headings.length >= fewHeadings ? <ContentsList headings={headings} /> : null}
        <article aria-label={t("title")} className="min-w-0 max-w-[68ch] flex-1">
          <MarkdownBody className="text-lg">{content}</MarkdownBody>
        </article>
      </div>
    </>
  );
}
