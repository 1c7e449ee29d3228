"use client";

import { useTranslations } from "next-intl";
import { formatScore } from "#components/items/format-score.ts";
import { ItemStatus } from "#components/items/item-status.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { GroupMember } from "#lib/items/similarity/schema.ts";

/** What a member is: its place in the group, number, status, category and tags, and how like it is to what stays. */
export function MemberHead({
  member,
  place,
  score,
  home,
  keys,
}: {
  member: GroupMember;
  /** From 1. */
  place: number;
  /** Null for what stays itself. */
  score: number | null;
  home: string;
  /** Whether its number key is shown. */
  keys: boolean;
}) {
  const t = useTranslations("duplicates.member");
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
      {keys && place <= 9 ? <Kbd keys={String(place)} className="max-md:hidden" /> : null}
      <h3 className="font-medium">
        <TextLink href={`${home}/${member.of}s/${member.number}`} target="_blank" rel="noopener">
          {t(member.of, { number: member.number })}
        </TextLink>
      </h3>
      {member.status ? <ItemStatus status={member.status} className="text-sm" /> : null}
      <CategoryBadge
        category={member.category ?? member.proposedCategory}
        proposed={member.of === "item" && member.category === null}
      />
      {score === null ? null : (
        <span className="text-sm text-muted tabular-nums">{t("score", { score: formatScore(score) })}</span>
      )}
      {member.tags.map((tag) => (
        <Badge key={tag} tone="neutral">
          {tag}
        </Badge>
      ))}
    </div>
  );
}
