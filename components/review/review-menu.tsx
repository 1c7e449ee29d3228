"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuLink } from "#components/ui/menu.tsx";
import { type OpenReviewPage, type ReviewPage, reviewPages } from "./review-pages.ts";

/** The pages of review as a menu, for the head of a desk, where tabs would take the room of the item. */
export function ReviewMenu({
  slug,
  pages,
  current = "desk",
}: {
  slug: string;
  pages: readonly OpenReviewPage[];
  current?: ReviewPage;
}) {
  const t = useTranslations("reviewSetup.pages");
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="quiet" size="sm" aria-label={t("menu", { page: t(current) })}>
          {t(current)}
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Button>
      }
    >
      {pages.map(({ page, count }) => (
        <MenuLink key={page} href={`/p/${slug}${reviewPages[page]}`} current={page === current}>
          {t(page)} {count ? <span className="text-muted tabular-nums">{count}</span> : null}
        </MenuLink>
      ))}
    </Menu>
  );
}
