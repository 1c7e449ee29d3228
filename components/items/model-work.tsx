"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ModelSource, ModelWork } from "#lib/items/queries/list-model-work.ts";
import { textLanguage } from "./text-language.ts";

/** What models proposed and wrote for an item beside its own text, folded until somebody wants it. */
export function ModelWorkList({ work, version, home }: { work: ModelWork; version: number; home: string }) {
  const t = useTranslations("items.work");
  const { proposals, secondAnswers } = work;
  if (proposals.length + secondAnswers.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-1.5">
      {secondAnswers.map(({ id, output, ...source }) => (
        <Fold key={id} summary={<Title source={source}>{t("answerBy", { model: source.model })}</Title>}>
          <p lang={textLanguage(output)} className="wrap-anywhere whitespace-pre-wrap">
            {output}
          </p>
          <Source source={source} version={version} home={home} />
        </Fold>
      ))}
      {proposals.length > 0 ? (
        <Fold summary={t("proposals", { count: proposals.length })}>
          <ol className="flex flex-col gap-3">
            {proposals.map(({ id, category, rawCategory, kind, reason, ...source }) => (
              <li key={id}>
                <p className="flex flex-wrap items-center gap-2">
                  {category ? (
                    <CategoryBadge category={category} proposed />
                  ) : (
                    <span>{t("raw", { category: rawCategory })}</span>
                  )}
                  {kind ? <span>{kind}</span> : null}
                  {source.practice ? <Badge tone="outline">{t("practice")}</Badge> : null}
                </p>
                {reason ? <p className="mt-1 text-pretty">{reason}</p> : null}
                <Source source={source} version={version} home={home} model />
              </li>
            ))}
          </ol>
        </Fold>
      ) : null}
    </div>
  );
}

function Title({ source, children }: { source: ModelSource; children: ReactNode }) {
  const t = useTranslations("items.work");
  return (
    <span className="flex flex-wrap items-center gap-2">
      {children}
      {source.practice ? <Badge tone="outline">{t("practice")}</Badge> : null}
    </span>
  );
}

function Fold({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group rounded-md border bg-background open:bg-surface">
      <summary className="focus-inset flex list-none gap-1.5 rounded-md px-2.5 py-2 wrap-anywhere [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        <span className="min-w-0 flex-1">{summary}</span>
      </summary>
      <div className="flex flex-col gap-2 px-2.5 pb-2.5 pl-8 wrap-anywhere">{children}</div>
    </details>
  );
}

/** By which model, prompt and run, when, and whether for an older text. */
function Source({
  source,
  version,
  home,
  model = false,
}: {
  source: ModelSource;
  version: number;
  home: string;
  model?: boolean;
}) {
  const t = useTranslations("items.work");
  const { promptVersion, runNumber, itemVersion, at } = source;
  return (
    <p className="flex flex-wrap gap-x-2 text-sm text-muted">
      {model ? <span>{source.model || t("unknownModel")}</span> : null}
      {promptVersion ? <span>{promptVersion}</span> : null}
      {runNumber === null ? null : (
        <TextLink href={`${home}/expansion/${runNumber}`} className="text-sm" prefetch={false}>
          {t("run", { number: runNumber })}
        </TextLink>
      )}
      <RelativeTime value={at} />
      {itemVersion === version ? null : <span>{t("ofVersion", { version: itemVersion })}</span>}
    </p>
  );
}
