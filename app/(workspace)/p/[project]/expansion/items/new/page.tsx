import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ItemRunForm } from "#components/expansion/item-run-form.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { itemRunPurposes } from "#lib/expansion/item-run-schema.ts";
import { listEndpoints } from "#lib/expansion/queries/endpoints.ts";
import { findLastSettings } from "#lib/expansion/queries/find-last-settings.ts";
import { listPromptChoices } from "#lib/expansion/queries/prompt-versions.ts";
import { runSettings } from "#lib/expansion/schema.ts";
import { itemFilter } from "#lib/items/item-filter.ts";
import { type ItemSet, itemSet } from "#lib/items/item-set.ts";
import { countItemSet } from "#lib/items/queries/count-item-set.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { startItems } from "../../actions.ts";

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ project: string }>; searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("itemRuns.form"))("title") };
}

export default async function NewItemRunPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "runs.start");
  const search = await searchParams;
  const { purpose: asked } = search;
  const t = await getTranslations("itemRuns.form");
  const { slug } = member.project;
  const header = (
    <PageHeader
      title={t("title")}
      description={t("description")}
      back={{ href: `/p/${slug}/items`, label: t("items") }}
    />
  );
  const set = setOf(search);
  if (!set) {
    return (
      <>
        {header}
        <EmptyState
          icon={<ListChecks />}
          title={t("unreadable")}
          description={t("unreadableHelp")}
          action={<LinkButton href={`/p/${slug}/items`}>{t("toItems")}</LinkButton>}
        />
      </>
    );
  }
  const [count, endpoints, prompts, last] = await Promise.all([
    countItemSet(member, set),
    listEndpoints(member),
    listPromptChoices(member),
    findLastSettings(member),
  ]);
  const endpoint = endpoints.find(({ id }) => id === last?.endpointId) ?? endpoints[0];
  const settings = runSettings.parse({ endpointId: "none yet", model: "none yet", rngSeed: "items" });
  return (
    <>
      {header}
      <ItemRunForm
        slug={slug}
        settings={{
          ...settings,
          endpointId: endpoint?.id ?? "",
          model: endpoint && endpoint.id === last?.endpointId ? last.model : "",
        }}
        purpose={itemRunPurposes.find((purpose) => purpose === asked) ?? "classify"}
        set={set}
        count={count}
        endpoints={endpoints.map(({ id, name, batches }) => ({ id, name, batches }))}
        prompts={prompts}
        start={startItems.bind(null, slug)}
      />
    </>
  );
}

/** The items that an address names; null where it cannot be read, for then it could mean more than was meant. */
function setOf(search: Search): ItemSet | null {
  const { numbers } = search;
  if (numbers !== undefined) {
    return itemSet.safeParse({ kind: "numbers", numbers: String(numbers).split(",").map(Number) }).data ?? null;
  }
  const asked = Object.keys(itemFilter.shape).filter((key) => key !== "sort" && search[key] !== undefined);
  const filter = Object.fromEntries(asked.map((key) => [key, search[key]]));
  return itemSet.safeParse({ kind: "filter", filter }).data ?? null;
}
