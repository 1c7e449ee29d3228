"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { textLanguage } from "#components/items/text-language.ts";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { DiffText } from "#components/ui/diff-text.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import type { ItemResult } from "#lib/expansion/queries/list-item-results.ts";

/** What came for one item of a run, whole. */
export function ItemResultPanel({ result, home, onClose }: { result: ItemResult; home: string; onClose: () => void }) {
  const t = useTranslations("itemRuns.results");
  const { proposal, answer, before, decided, error } = result;
  return (
    <SidePanel
      title={t("name", { number: result.itemSequence })}
      footer={
        <>
          <LinkButton href={`${home}/items/${result.itemSequence}`}>{t("open")}</LinkButton>
          {result.status === "waiting" ? null : (
            <LinkButton href={`?tab=calls&open=${result.number}`} variant="quiet">
              {t("call")}
            </LinkButton>
          )}
        </>
      }
      onClose={onClose}
    >
      <div className="flex flex-col gap-5">
        <Part title={t("instruction")}>
          <Text>{result.instruction}</Text>
        </Part>
        {result.input ? (
          <Part title={t("input")}>
            <Text>{result.input}</Text>
          </Part>
        ) : null}
        {proposal ? (
          <DefinitionList
            items={[
              { term: t("before"), value: before ? <CategoryBadge category={before} long proposed /> : t("none") },
              {
                term: t("after"),
                value: proposal.category ? (
                  <CategoryBadge category={proposal.category} long proposed />
                ) : (
                  t("rawHelp", { category: proposal.rawCategory })
                ),
              },
              ...(decided ? [{ term: t("decided"), value: <CategoryBadge category={decided} long /> }] : []),
              { term: t("kind"), value: proposal.kind || t("none") },
              { term: t("reason"), value: proposal.reason || t("none") },
            ]}
          />
        ) : null}
        {!proposal && !answer ? <Notice tone={error ? "warning" : "info"}>{error ?? t("nothing")}</Notice> : null}
        {answer?.cutOff ? <Notice tone="warning">{t("cutOff")}</Notice> : null}
        {answer ? (
          <Part title={t("answer")}>
            <Text>{answer.output}</Text>
          </Part>
        ) : null}
        <Part title={t("output")}>
          <Text>{result.output}</Text>
        </Part>
        {answer ? (
          <Part title={t("difference")}>
            <DiffText segments={wordDiff(result.output, answer.output)} />
          </Part>
        ) : null}
      </div>
    </SidePanel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 text-sm font-medium text-muted">
        {title}
      </h3>
      {children}
    </section>
  );
}

function Text({ children }: { children: string }) {
  return (
    <p lang={textLanguage(children)} className="wrap-anywhere whitespace-pre-wrap">
      {children}
    </p>
  );
}
