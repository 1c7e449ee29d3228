"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ItemDetail } from "#lib/items/queries/find-item.ts";
import { OverrideNote } from "./override-note.tsx";
import { useRuleName } from "./use-rule-name.ts";

/** Tags and where an item came from: run, call, model and endpoint (the practice model named as such), proposal, override. */
export function ItemFacts({ item, home, tags }: { item: ItemDetail; home: string; tags?: ReactNode }) {
  const t = useTranslations("items.facts");
  const tOrigin = useTranslations("items.origin");
  const ruleName = useRuleName();
  const { run, call, override, origin } = item.provenance;
  const kept = item.versions.find(({ number }) => number === item.version)?.override;
  const items = [
    { term: t("origin"), value: tOrigin(origin) },
    ...(run && call
      ? [
          {
            term: t("run"),
            value: (
              <>
                <TextLink href={`${home}/expansion/${run.number}`}>{t("runNumber", { number: run.number })}</TextLink>
                {", "}
                {t("call", { call: call.number, place: call.position + 1 })}
              </>
            ),
          },
          {
            term: t("model"),
            value: t(run.practice ? "practiceModel" : "modelName", { model: call.responseModel ?? run.model }),
          },
          { term: t("endpoint"), value: run.endpoint },
        ]
      : []),
    ...(tags ? [{ term: t("tags"), value: tags }] : []),
    { term: t("kind"), value: item.kind || t("none") },
    {
      term: t("proposal"),
      value: item.suggestionsHidden ? (
        t("proposalHidden")
      ) : item.rawCategory ? (
        t("rawCategory", { category: item.rawCategory })
      ) : (
        <CategoryBadge category={item.proposedCategory} proposed />
      ),
      ...(item.proposalReason ? { hint: item.proposalReason } : {}),
    },
    ...(override
      ? [
          {
            term: t("override"),
            value: t("overridden", { name: override.by ?? t("somebody"), rule: ruleName(override.rule) }),
            hint: override.detail,
          },
        ]
      : []),
    ...(kept ? [{ term: t("duplicate"), value: <OverrideNote override={kept} home={home} /> }] : []),
    { term: t("admitted"), value: <RelativeTime value={item.createdAt} /> },
  ];
  return <DefinitionList items={items} />;
}
