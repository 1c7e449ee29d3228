"use client";

import { ListChecks, PenLine, Workflow } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Menu, MenuLink } from "#components/ui/menu.tsx";
import type { ItemFilter } from "#lib/items/item-filter.ts";
import { mostNamedItems } from "#lib/items/schema.ts";

const runHref = (home: string, purpose: "classify" | "answer", set: URLSearchParams) =>
  `${home}/expansion/items/new?${new URLSearchParams([["purpose", purpose], ...set])}`;

/** What models can be asked about the items chosen in the table, by their numbers. */
export function ChosenItemsLinks({ home, numbers }: { home: string; numbers: readonly string[] }) {
  const t = useTranslations("items.runs");
  if (numbers.length > mostNamedItems) {
    return <span className="text-sm text-warning">{t("tooMany", { most: mostNamedItems })}</span>;
  }
  const set = new URLSearchParams({ numbers: numbers.join(",") });
  return (
    <>
      <LinkButton size="sm" href={runHref(home, "classify", set)} icon={<ListChecks />} prefetch={false}>
        {t("classify")}
      </LinkButton>
      <LinkButton size="sm" href={runHref(home, "answer", set)} icon={<PenLine />} prefetch={false}>
        {t("answer")}
      </LinkButton>
    </>
  );
}

/** What models can be asked about all items that the filter finds. */
export function FoundItemsMenu({ home, filter }: { home: string; filter: ItemFilter }) {
  const t = useTranslations("items.runs");
  const { sort: _sort, ...conditions } = filter;
  const set = new URLSearchParams(
    Object.entries(conditions).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
  return (
    <Menu trigger={<Button icon={<Workflow />}>{t("allFound")}</Button>}>
      <MenuLink href={runHref(home, "classify", set)} icon={<ListChecks />}>
        {t("classify")}
      </MenuLink>
      <MenuLink href={runHref(home, "answer", set)} icon={<PenLine />}>
        {t("answer")}
      </MenuLink>
    </Menu>
  );
}
