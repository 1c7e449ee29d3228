import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RevisionLine } from "#lib/seeds/queries/list-revisions.ts";

/** A seed's history, the latest first. Each line opens the revision in the place of the editor. */
export function RevisionList({
  lines,
  current,
  shown,
  hrefOf,
  olderHref,
  latestHref,
}: {
  lines: readonly RevisionLine[];
  /** The number of the revision that the seed has now, and of the one that is being looked at. */
  current: number;
  shown: number | null;
  hrefOf: (revision: number) => string;
  olderHref: string | null;
  latestHref: string | null;
}) {
  const t = useTranslations("seeds.history");
  return (
    <>
      <ol aria-label={t("label")} className="flex flex-col">
        {lines.map((line) => (
          <li key={line.number} className="border-b last:border-b-0">
            <Link
              href={hrefOf(line.number)}
              scroll={false}
              prefetch={false}
              aria-current={line.number === shown ? "true" : undefined}
              className={cn(
                "focus-inset -mx-2 block rounded-sm px-2 py-2 hover:bg-surface",
                line.number === shown && "bg-accent-soft hover:bg-accent-soft",
              )}
            >
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-medium">
                  {t("line", { number: line.number })}
                  {line.number === current ? <span className="font-normal text-muted"> · {t("current")}</span> : null}
                </span>
                <RelativeTime value={line.createdAt} inTable className="text-sm text-muted" />
              </span>
              <Story line={line} />
            </Link>
          </li>
        ))}
      </ol>
      {olderHref ? <TextLink href={olderHref}>{t("older")}</TextLink> : null}
      {latestHref ? <TextLink href={latestHref}>{t("latest")}</TextLink> : null}
    </>
  );
}

/** How a revision came about, by whom, and what it changed. */
function Story({ line }: { line: RevisionLine }) {
  const t = useTranslations("seeds.history");
  const field = useTranslations("seeds.field");
  return (
    <span className="block text-sm text-muted wrap-anywhere">
      {t(`change.${line.change}`, { source: line.source ?? "" })} {line.author ? t("by", { name: line.author }) : null}
      {line.changed.length > 0 ? (
        <span className="block">{t("changed", { fields: line.changed.map((name) => field(name)).join(", ") })}</span>
      ) : null}
    </span>
  );
}
