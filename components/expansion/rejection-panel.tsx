"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { textLanguage } from "#components/items/text-language.ts";
import { Button } from "#components/ui/button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { DiffText } from "#components/ui/diff-text.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { RejectionDetail } from "#lib/expansion/queries/find-rejection.ts";
import { RuleLabel } from "./rule-label.tsx";

/** A rejection in full: why, the whole candidate, what it was too near to, and the way back. */
export function RejectionPanel({
  rejection,
  projectPath,
  restore,
  onClose,
}: {
  /** Null while it is on its way. */
  rejection: RejectionDetail | null;
  projectPath: string;
  /** None for who may not restore. */
  restore: { run: () => void; pending: boolean } | null;
  onClose: () => void;
}) {
  const t = useTranslations("expansion.ledger");
  const tMore = useTranslations("runs.ledger");
  if (!rejection) {
    return (
      <SidePanel title={tMore("loading")} onClose={onClose}>
        <LoadingPlace className="flex flex-col gap-3">
          <Skeleton className="h-24" />
          <Skeleton className="h-40" />
        </LoadingPlace>
      </SidePanel>
    );
  }
  const { neighbour, restored } = rejection;
  return (
    <SidePanel
      title={<RuleLabel rule={rejection.rule} />}
      meta={<span className="wrap-anywhere">{rejection.detail}</span>}
      onClose={onClose}
      footer={
        restored ? (
          <p className="text-base">
            <TextLink href={`${projectPath}/items/${restored.itemSequence}`}>
              {t("restoredAs", { number: restored.itemSequence })}
            </TextLink>{" "}
            <span className="text-muted">
              {restored.by ? t("restoredBy", { name: restored.by }) : null} <RelativeTime value={restored.at} />
            </span>
          </p>
        ) : restore ? (
          <>
            <Button variant="primary" icon={<RotateCcw />} pending={restore.pending} onClick={restore.run}>
              {t("restore")}
              <Kbd keys="r" inverse />
            </Button>
            <p className="text-sm text-muted">{t("restoreHint")}</p>
          </>
        ) : null
      }
    >
      <div className="flex flex-col gap-5">
        <Part label={t("instruction")}>
          <Words text={rejection.instruction} empty={t("noInstruction")} strong />
        </Part>
        <Part label={t("input")}>
          <Words text={rejection.input} empty={t("noInput")} />
        </Part>
        <Part label={t("output")}>
          <Words text={rejection.output} empty={t("noOutput")} />
        </Part>
        {neighbour ? (
          <Part
            label={
              <>
                {t("neighbour")}{" "}
                <TextLink href={`${projectPath}/${neighbour.of}s/${neighbour.number}`} target="_blank" rel="noopener">
                  {t(neighbour.of === "seed" ? "neighbourSeed" : "neighbourItem", { number: neighbour.number })}
                </TextLink>
                {rejection.score === null ? null : (
                  <>
                    {" · "}
                    <NumberFormat value={rejection.score} digits={3} />
                  </>
                )}
                {neighbour.changedSince ? ` · ${tMore("asThen")}` : null}
              </>
            }
          >
            <Words text={neighbour.instruction} empty="" />
            {neighbour.changedSince ? <p className="mt-1 text-sm text-muted">{tMore("changedSince")}</p> : null}
            <p className="mt-3 mb-1 text-sm text-muted">{t("difference")}</p>
            {neighbour.difference === null ? (
              <p className="text-muted">{tMore("tooLong")}</p>
            ) : (
              <DiffText segments={neighbour.difference} className="rounded-md bg-surface px-3 py-2" />
            )}
          </Part>
        ) : null}
        <DefinitionList
          items={[
            { term: t("category"), value: rejection.rawCategory ?? t("none") },
            { term: t("kind"), value: rejection.kind || t("none") },
            ...(rejection.callNumber === null
              ? []
              : [
                  {
                    term: t("call"),
                    value: (
                      <TextLink href={`?tab=calls&after=${rejection.callNumber - 1}&open=${rejection.callNumber}`}>
                        {t("callNumber", { number: rejection.callNumber })}
                      </TextLink>
                    ),
                  },
                ]),
          ]}
        />
      </div>
    </SidePanel>
  );
}

function Part({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium text-muted">{label}</h3>
      {children}
    </section>
  );
}

function Words({ text, empty, strong = false }: { text: string; empty: string; strong?: boolean }) {
  if (text.trim() === "") return <p className="text-muted">{empty}</p>;
  return (
    <div
      lang={textLanguage(text)}
      className={strong ? "font-medium whitespace-pre-wrap wrap-anywhere" : "whitespace-pre-wrap wrap-anywhere"}
    >
      {text}
    </div>
  );
}
