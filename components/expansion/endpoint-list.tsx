"use client";

import { Plug, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { EndpointView } from "#lib/expansion/queries/endpoints.ts";
import { EndpointDialog, type SaveEndpoint } from "./endpoint-dialog.tsx";
import { type EndpointActions, EndpointEntry } from "./endpoint-entry.tsx";

/** The endpoints of the project; who manages them adds, changes and archives them here. */
export function EndpointList({
  endpoints,
  tabs,
  save,
  actions,
  prices,
}: {
  endpoints: EndpointView[];
  /** The tabs of Expansion. */
  tabs: ReactNode;
  /** None for who may only look and test. */
  save: SaveEndpoint | null;
  actions: EndpointActions;
  /** What the models of each endpoint cost, below it. */
  prices: Record<string, ReactNode>;
}) {
  const t = useTranslations("expansion.endpoints");
  const [edited, setEdited] = useState<EndpointView | "new" | null>(null);
  const add = save ? (
    <Button variant="primary" icon={<Plus />} onClick={() => setEdited("new")}>
      {t("add")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} action={endpoints.length > 0 ? add : null} />
      {tabs}
      {endpoints.length === 0 ? (
        <EmptyState icon={<Plug />} title={t("empty")} description={t("emptyDescription")} action={add} />
      ) : (
        <ul className="divide-y border-y">
          {endpoints.map((endpoint) => (
            <EndpointEntry
              key={endpoint.id}
              endpoint={endpoint}
              actions={actions}
              onEdit={save ? () => setEdited(endpoint) : null}
            >
              {prices[endpoint.id]}
            </EndpointEntry>
          ))}
        </ul>
      )}
      {edited && save ? (
        <EndpointDialog endpoint={edited === "new" ? null : edited} save={save} onClose={() => setEdited(null)} />
      ) : null}
    </>
  );
}
