import { useTranslations } from "next-intl";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { SimilarSeed } from "#lib/seeds/schema.ts";

/** Warns, and does not forbid, when an instruction is close to another seed's. */
export function SimilarNotice({ similar, projectSlug }: { similar: SimilarSeed | null; projectSlug: string }) {
  const t = useTranslations("seeds.similar");
  return (
    <div role="status" className="empty:hidden">
      {similar ? (
        <Notice tone="warning" title={t("title", { number: similar.number })}>
          <p>{t("text", { score: similar.score.toFixed(2) })}</p>
          <blockquote className="my-1 border-l-2 border-warning/50 pl-2.5">{similar.instruction}</blockquote>
          <TextLink href={`/p/${projectSlug}/seeds/${similar.number}`}>
            {t("open", { number: similar.number })}
          </TextLink>
        </Notice>
      ) : null}
    </div>
  );
}
