import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CommentLists } from "#components/comments/comment-lists.tsx";
import { CommentRows } from "#components/comments/comment-rows.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PaginationKeyset } from "#components/ui/pagination-keyset.tsx";
import { decodeCommentPlace } from "#lib/items/comment-cursor.ts";
import { countUnreadMentions, listComments } from "#lib/items/queries/list-comments.ts";
import { type CommentList, commentQuery, mostCounted } from "#lib/items/schema.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { listMentionable } from "#lib/team/queries/list-mentionable.ts";
import { ReviewNavigation } from "../review-navigation.tsx";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const empty = {
  open: { title: "emptyOpen", text: "emptyOpenText" },
  resolved: { title: "emptyResolved", text: "emptyResolvedText" },
  mentions: { title: "emptyMentions", text: "emptyMentionsText" },
} as const satisfies Record<CommentList, unknown>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("comments"))("title") };
}

/** The comments of all items: those that are open, resolved, or call the member. */
export default async function CommentsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "items.view");
  const { show, after, before } = commentQuery.parse(await searchParams);
  const [page, people, unread, t] = await Promise.all([
    listComments(member, { show, after: decodeCommentPlace(after), before: decodeCommentPlace(before) }),
    listMentionable(member),
    countUnreadMentions(member),
    getTranslations("comments"),
  ]);
  const project = `/p/${member.project.slug}`;
  const here = `${project}/review/comments`;
  const to = (side: "after" | "before", place: string | null) =>
    place === null ? null : `${here}?show=${show}&${side}=${place}`;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ReviewNavigation member={member} current="comments" />
      <CommentLists here={here} show={show} unread={unread} />
      {page.hidden > 0 ? (
        <p className="mb-4 text-muted">
          {page.hidden > mostCounted
            ? t.rich("page.hiddenMany", { count: () => <NumberFormat value={mostCounted} /> })
            : t("page.hidden", { count: page.hidden })}
        </p>
      ) : null}
      {page.rows.length === 0 ? (
        <EmptyState
          title={t(`page.${empty[show].title}`)}
          description={t(`page.${empty[show].text}`)}
          action={show === "open" ? <LinkButton href={`${project}/items`}>{t("page.toItems")}</LinkButton> : undefined}
        />
      ) : (
        <>
          <CommentRows
            // Another list is another set of rows; what was unread stays marked until then.
            key={`${show} ${after} ${before}`}
            api={`/api${project}`}
            project={project}
            rows={page.rows}
            people={people}
            me={member.userId}
            mayResolve={may(member, "items.comment")}
          />
          <PaginationKeyset
            className="mt-4 max-w-[80ch]"
            previousHref={to("before", page.previous)}
            nextHref={to("after", page.next)}
            summary={t("page.shown", { count: page.rows.length })}
          />
        </>
      )}
    </>
  );
}
