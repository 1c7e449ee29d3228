"use client";

import { SearchX, TextSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { SimilarItems } from "#lib/items/queries/list-similar-items.ts";

/** The seed or item that the table is searched by, above it, with the way back to all items. */
export function SimilaritySource({ found, home, leaveHref }: { found: SimilarItems; home: string; leaveHref: string }) {
  const t = useTranslations("items.similar");
  const { search, instruction } = found;
  if (search.by === "text") return null;
  const { by, number } = search;
  const title = t("likeTask", { of: by, number });
  return (
    <section
      aria-label={t("source")}
      className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border bg-surface py-2 pr-2 pl-4"
    >
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-sm font-medium text-muted">
          {found.state === "absent" ? (
            title
          ) : (
            <TextLink href={`${home}/${by}s/${number}`} prefetch={false} className="text-sm">
              {title}
            </TextLink>
          )}
        </h2>
        {instruction ? <p className="line-clamp-2 wrap-anywhere">{instruction}</p> : null}
      </div>
      <LinkButton href={leaveHref} size="sm" prefetch={false} className="max-md:h-11">
        {t("leave")}
      </LinkButton>
    </section>
  );
}

/** In place of the rows: why a search by similarity has none. */
export function NoSimilarItems({
  found,
  home,
  filtered,
  mayChangeSettings,
}: {
  found: SimilarItems;
  home: string;
  filtered: boolean;
  mayChangeSettings: boolean;
}) {
  const t = useTranslations("items.similar");
  switch (found.state) {
    case "preparing":
      return (
        <div role="status" className="flex max-w-lg flex-col gap-3 py-6">
          <AutoRefresh everyMs={1_000} />
          <p className="text-muted text-pretty">{t("preparing")}</p>
          <Progress
            label={t("preparingLabel")}
            value={found.total === 0 ? null : found.done}
            max={found.total}
            detail={t("preparingDetail", { done: found.done, total: found.total })}
          />
        </div>
      );
    case "no words":
      return (
        <EmptyState
          icon={<TextSearch />}
          title={t(found.search.by === "text" ? "noWords" : "noWordsOf", { of: found.search.by })}
          description={t("noWordsHint", { tokenizer: found.tokenizer })}
          action={
            mayChangeSettings && found.tokenizer === "rouge" ? (
              <LinkButton href={`${home}/settings`}>{t("openSettings")}</LinkButton>
            ) : undefined
          }
        />
      );
    case "absent":
      return (
        <EmptyState icon={<SearchX />} title={t("absent", { of: found.search.by })} description={t("absentHint")} />
      );
    default:
      return (
        <EmptyState icon={<SearchX />} title={t("none")} description={t(filtered ? "noneFiltered" : "noneHint")} />
      );
  }
}
