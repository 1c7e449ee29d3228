"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuLink } from "#components/ui/menu.tsx";
import { type OpenReviewPage, reviewPages } from "./review-pages.ts";

/** The pages of review as a menu, for the desk's head, where tabs would take the room of the item. */
export function ReviewMenu({ slug, pages }: { slug: string; pages: readonly OpenReviewPage[] }) {
  const t = useTranslations("reviewSetup.pages");
  return (
    <Menu
      align="start"
      trigger={
        <Button variant="quiet" size="sm" aria-label={t("menu")}>
          {t("desk")}
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Button>
      }
    >
      {pages.map(({ page, count }) => (
        <MenuLink key={page} href={`/p/${slug}${reviewPages[page]}`} current={page === "desk"}>
          {t(page)} {count ? <span className="text-muted tabular-nums">{count}</span> : null}
        </MenuLink>
      ))}
    </Menu>
  );
}
