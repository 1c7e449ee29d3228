import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DecisionList } from "#components/items/decision-list.tsx";
import { DuplicateNote } from "#components/items/duplicate-note.tsx";
import { ItemFacts } from "#components/items/item-facts.tsx";
import { ItemNeighbours } from "#components/items/item-neighbours.tsx";
import { ItemStatus } from "#components/items/item-status.tsx";
import { ItemTags } from "#components/items/item-tags.tsx";
import { ModelWorkList } from "#components/items/model-work.tsx";
import { MoreLikeThis } from "#components/items/more-like-this.tsx";
import { SeedsShown } from "#components/items/seeds-shown.tsx";
import { textSizeClass } from "#components/review/text-size.ts";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { findItem } from "#lib/items/queries/find-item.ts";
import { listFacets } from "#lib/items/queries/list-facets.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { listMentionable } from "#lib/team/queries/list-mentionable.ts";
import { knownItem } from "../known-item.tsx";
import { ItemComments } from "./item-comments.tsx";
import { ItemTextSection } from "./item-text-section.tsx";
import { ItemVersions } from "./item-versions.tsx";

type Props = { params: Promise<{ project: string; sequence: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("items");
  const sequence = Number((await params).sequence);
  return { title: Number.isSafeInteger(sequence) ? t("number", { number: sequence }) : t("title") };
}

/** One item with all that is known of it. */
export default async function ItemPage({ params }: Props) {
  const { project, sequence } = await params;
  const member = await requireMember(project, "items.view");
  const item = await findItem(member, Number(sequence));
  if (!item) notFound();
  const [{ tags }, people, known, t, tReview] = await Promise.all([
    listFacets(member),
    listMentionable(member),
    knownItem(member, item),
    getTranslations("items"),
    getTranslations("reviewSetup"),
  ]);
  const home = `/p/${member.project.slug}`;
  const api = `/api/p/${member.project.slug}/items/${item.id}`;
  return (
    <>
      <PageHeader
        back={{ href: `${home}/items`, label: t("title") }}
        title={t("number", { number: item.sequence })}
        meta={
          <>
            <ItemStatus status={item.status} />
            <CategoryBadge category={item.category ?? item.proposedCategory} proposed={item.category === null} long />
            {item.version > 1 ? (
              <span className="text-muted">{t("versions.number", { number: item.version })}</span>
            ) : null}
          </>
        }
        action={
          <>
            <MoreLikeThis of="item" number={item.sequence} home={home} />
            {item.toSettle ? (
              <LinkButton href={`${home}/review/disagreements?item=${item.sequence}`} variant="primary">
                {t("settleThis")}
              </LinkButton>
            ) : may(member, "review.decide") ? (
              <LinkButton href={`${home}/review?item=${item.sequence}`} variant="primary">
                {t("reviewThis")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="pb-5 empty:hidden">
        <DuplicateNote
          api={api}
          home={home}
          duplicateOf={item.duplicateOf}
          duplicates={item.duplicates}
          mayBringBack={may(member, "duplicates.resolve")}
        />
      </div>
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className={cn("min-w-0", textSizeClass[member.preferences.textSize])}>
          <ItemTextSection
            api={api}
            home={home}
            text={{ instruction: item.instruction, input: item.input, output: item.output }}
            version={item.version}
            mayEdit={may(member, "items.edit")}
          />
          <Section title={t("decisions.title")}>
            <DecisionList decisions={item.decisions} version={item.version} />
          </Section>
          <Section title={t("comments.title")}>
            <ItemComments
              api={`/api/p/${member.project.slug}`}
              itemId={item.id}
              comments={item.comments.map(({ createdAt, resolvedAt, ...comment }) => ({
                ...comment,
                at: createdAt.toISOString(),
                resolvedAt: resolvedAt?.toISOString() ?? null,
              }))}
              hidden={item.hiddenComments}
              people={people}
              me={member.userId}
              mayComment={may(member, "items.comment")}
            />
          </Section>
          <Section title={t("versions.title")}>
            <ItemVersions
              api={api}
              home={home}
              versions={item.versions}
              current={item.version}
              mayRestore={may(member, "items.edit")}
            />
          </Section>
        </div>
        <div className="min-w-0">
          <Section title={t("facts.title")} className="lg:border-t-0 lg:pt-0">
            <ItemFacts
              item={item}
              home={home}
              // Its key: an element that comes from the server is one of several children there.
              tags={
                <ItemTags
                  key="tags"
                  api={api}
                  tags={item.tags}
                  suggestions={tags}
                  mayEdit={may(member, "items.edit")}
                />
              }
            />
          </Section>
          {known ? <Section title={tReview("known.is")}>{known}</Section> : null}
          <Section title={t("work.title")}>
            <ModelWorkList work={item.work} version={item.version} home={home} />
          </Section>
          <Section title={t("seeds.title")}>
            <SeedsShown seeds={item.provenance.seeds} projectPath={home} />
          </Section>
          <div className="border-t py-4">
            <ItemNeighbours
              key={item.id}
              item={{ ...item, number: item.sequence }}
              home={home}
              fold={{ key: "seedbed.item.neighbours", usual: false }}
            />
          </div>
        </div>
      </div>
    </>
  );
}
