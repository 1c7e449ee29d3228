import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PriceList } from "#components/costs/price-list.tsx";
import { EndpointList } from "#components/expansion/endpoint-list.tsx";
import { ExpansionTabs } from "#components/expansion/expansion-tabs.tsx";
import { listEndpoints } from "#lib/expansion/queries/endpoints.ts";
import { listPrices } from "#lib/expansion/queries/list-prices.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import {
  enterPrice,
  forgetEndpointRefusals,
  keepEndpoint,
  retireEndpoint,
  takePriceAway,
  tryEndpoint,
} from "../actions.ts";
import { tabsFor } from "../tabs-for.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expansion.endpoints"))("title") };
}

export default async function EndpointsPage({ params }: Props) {
  const member = await requireMember((await params).project, "endpoints.view");
  const { slug } = member.project;
  const [endpoints, models] = await Promise.all([listEndpoints(member), listPrices(member)]);
  const priceActions = may(member, "prices.manage")
    ? { save: enterPrice.bind(null, slug), withdraw: takePriceAway.bind(null, slug) }
    : null;
  return (
    <EndpointList
      endpoints={endpoints}
      tabs={<ExpansionTabs {...tabsFor(member)} current="endpoints" />}
      save={may(member, "endpoints.manage") ? keepEndpoint.bind(null, slug) : null}
      actions={{
        test: tryEndpoint.bind(null, slug),
        archive: retireEndpoint.bind(null, slug),
        forget: forgetEndpointRefusals.bind(null, slug),
      }}
      prices={Object.fromEntries(
        endpoints.map(({ id, name }) => [
          id,
          <PriceList
            key={id}
            endpoint={{ id, name }}
            models={models[id] ?? []}
            modelsApi={`/api/p/${slug}/runs/models`}
            actions={priceActions}
          />,
        ]),
      )}
    />
  );
}
