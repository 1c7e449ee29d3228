import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SeedInRuns } from "#components/expansion/seed-in-runs.tsx";
import { MoreLikeThis } from "#components/items/more-like-this.tsx";
import { ArchiveSeedButton } from "#components/seeds/archive-seed-button.tsx";
import { RevisionList } from "#components/seeds/revision-list.tsx";
import { RevisionView } from "#components/seeds/revision-view.tsx";
import { SeedEditor } from "#components/seeds/seed-editor.tsx";
import { SeedText } from "#components/seeds/seed-text.tsx";
import { StatusOfSeed } from "#components/seeds/status-of-seed.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { findSeedAcceptance } from "#lib/expansion/queries/find-seed-acceptance.ts";
import { findSeed } from "#lib/seeds/queries/find-seed.ts";
import { findSimilarSeed } from "#lib/seeds/queries/find-similar-seed.ts";
import { findRevision, listRevisions } from "#lib/seeds/queries/list-revisions.ts";
import { listSeedWords } from "#lib/seeds/queries/list-seed-words.ts";
import { differingFields } from "#lib/seeds/schema.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { bringSeedBack, restoreSeed, saveSeed, setSeedAside } from "../actions.ts";

type Props = {
  params: Promise<{ project: string; number: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("seeds.editor");
  return { title: t("title", { number: Number((await params).number) || 0 }) };
}

/** A seed, its history beside it and, where the address names one, an earlier revision in the editor's place. */
export default async function SeedPage({ params, searchParams }: Props) {
  const { project, number: numberText } = await params;
  const query = await searchParams;
  const member = await requireMember(project, "seeds.view");
  const seed = /^[1-9]\d*$/.test(numberText) ? await findSeed(member, Number(numberText)) : null;
  if (!seed) notFound();
  const { number } = seed;
  const { slug } = member.project;
  const shown = Number(query.revision) || null;
  const below = Number(query.below) || undefined;
  const [history, revision, words, similar, acceptance, t, tHistory] = await Promise.all([
    listRevisions(member, number, below),
    shown ? findRevision(member, number, shown) : null,
    listSeedWords(member),
    findSimilarSeed(member, { instruction: seed.fields.instruction, number }),
    may(member, "runs.view") ? findSeedAcceptance(member, number) : null,
    getTranslations("seeds.editor"),
    getTranslations("seeds.history"),
  ]);
  const mayEdit = may(member, "seeds.edit");
  const archived = seed.status === "archived";
  const page = `/p/${slug}/seeds/${number}`;
  const restorable = mayEdit && !archived && revision && differingFields(revision.fields, seed.fields).length > 0;

  return (
    <>
      <PageHeader
        title={t("title", { number })}
        back={{ href: `/p/${slug}/seeds`, label: t("back") }}
        meta={
          <span className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
            <StatusOfSeed status={seed.status} />
            <span>{t("revision", { number: seed.revision })}</span>
            <RelativeTime value={seed.savedAt} />
            {seed.savedBy ? <span>{t("savedBy", { name: seed.savedBy })}</span> : null}
          </span>
        }
        action={
          <>
            {may(member, "items.view") ? <MoreLikeThis of="seed" number={number} home={`/p/${slug}`} /> : null}
            {mayEdit ? (
              <ArchiveSeedButton
                number={number}
                archived={archived}
                primary={archived}
                archive={setSeedAside.bind(null, slug)}
                unarchive={bringSeedBack.bind(null, slug)}
              />
            ) : null}
          </>
        }
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0">
          {shown && !revision ? (
            <Notice tone="warning" className="mb-5">
              {tHistory("notThere")}
            </Notice>
          ) : null}
          {revision ? (
            <RevisionView
              key={revision.number}
              number={revision.number}
              fields={revision.fields}
              before={revision.before}
              backHref={page}
              restore={
                restorable
                  ? restoreSeed.bind(null, slug, { number, revision: revision.number, baseRevision: seed.revision })
                  : null
              }
            />
          ) : null}
          <div hidden={revision !== null}>
            {mayEdit ? (
              <SeedEditor
                projectSlug={slug}
                userId={member.userId}
                number={number}
                status={seed.status}
                server={seed}
                suggestions={{
                  kinds: words.kinds.map(({ name }) => name),
                  tags: words.tags.map(({ name }) => name),
                }}
                similar={similar}
                save={saveSeed.bind(null, slug)}
              />
            ) : (
              <SeedText fields={seed.fields} level={2} />
            )}
          </div>
        </div>
        <aside aria-labelledby="history-heading" className="min-w-0 lg:border-l lg:pl-6">
          <h2 id="history-heading" className="mb-2 font-semibold">
            {tHistory("title")}
          </h2>
          <RevisionList
            lines={history.lines}
            current={seed.revision}
            shown={revision?.number ?? null}
            hrefOf={(at) => `${page}?revision=${at}${below ? `&below=${below}` : ""}`}
            olderHref={history.older ? `${page}?below=${history.older}` : null}
            latestHref={below ? page : null}
          />
          {may(member, "runs.view") ? <SeedInRuns acceptance={acceptance} /> : null}
        </aside>
      </div>
    </>
  );
}
