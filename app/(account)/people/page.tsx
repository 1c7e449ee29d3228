import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeopleList } from "#components/account/people-list.tsx";
import { PeopleSearch } from "#components/account/people-search.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PaginationKeyset } from "#components/ui/pagination-keyset.tsx";
import { requirePerson } from "#lib/session/current-member.ts";
import { listPeople } from "#lib/team/queries/list-people.ts";
import { createResetLink, endSessions, setDisabled, setSiteAdmin } from "./actions.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.people"))("title") };
}

/** Every account of the installation, for site admins. */
export default async function PeoplePage({ searchParams }: Props) {
  const person = await requirePerson("people.manage");
  const query = await searchParams;
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const find = text("find");
  const after = text("after");
  const { people, next } = await listPeople(person, { find, after });
  const t = await getTranslations("account.people");
  const pageAfter = (cursor: string | null) => {
    const params = new URLSearchParams({ ...(find ? { find } : {}), ...(cursor ? { after: cursor } : {}) });
    return `/people?${params}`;
  };
  return (
    <div className="mx-auto w-full max-w-4xl">
      <PageHeader title={t("title")} description={t("description")} />
      <div className="mb-3">
        <PeopleSearch find={find} />
      </div>
      {people.length === 0 ? (
        <EmptyState
          title={t("empty")}
          description={t("emptyHint")}
          action={<LinkButton href="/people">{t("clear")}</LinkButton>}
        />
      ) : (
        <PeopleList
          people={people}
          myself={person.userId}
          createResetLink={createResetLink}
          setSiteAdmin={setSiteAdmin}
          setDisabled={setDisabled}
          endSessions={endSessions}
        />
      )}
      {after || next ? (
        <PaginationKeyset
          className="mt-4"
          previousHref={after ? pageAfter(null) : null}
          nextHref={next ? pageAfter(next) : null}
        />
      ) : null}
    </div>
  );
}
