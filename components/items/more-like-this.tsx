"use client";

import { TextSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

/** Leads to the items most like a seed or an item, in the table of items. */
export function MoreLikeThis({
  of,
  number,
  home,
  look = "button",
  newTab = look === "link",
}: {
  of: "seed" | "item";
  number: number;
  /** "/p/SLUG" */
  home: string;
  look?: "button" | "quiet" | "link";
  /** Where leaving the page would leave something: the desk and its items. */
  newTab?: boolean;
}) {
  const t = useTranslations("items.similar");
  const href = `${home}/items?${of === "seed" ? "likeSeed" : "like"}=${number}`;
  const target = newTab ? { target: "_blank", rel: "noopener" } : {};
  const label = t(of === "seed" ? "moreLikeSeed" : "moreLikeItem", { number });
  if (look === "link") {
    return (
      <TextLink href={href} prefetch={false} aria-label={label} {...target}>
        {t("more")}
      </TextLink>
    );
  }
  return (
    <LinkButton
      href={href}
      prefetch={false}
      aria-label={label}
      icon={<TextSearch />}
      variant={look === "quiet" ? "quiet" : "secondary"}
      {...target}
    >
      {t("more")}
    </LinkButton>
  );
}
