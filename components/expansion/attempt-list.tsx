"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatMoney, formatNumber } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AttemptView } from "#lib/expansion/queries/call-attempts.ts";
import { OutcomeLabel } from "./outcome-label.tsx";

/** The requests of a call, the latest first: what each came to, what it took, and what came back. */
export function AttemptList({ attempts, count }: { attempts: readonly AttemptView[]; count: number }) {
  const t = useTranslations("runs.calls");
  if (attempts.length === 0) return <p className="text-muted">{t("noRequest")}</p>;
  return (
    <>
      {count > attempts.length ? (
        <p className="mb-1.5 text-sm text-muted">{t("latestOf", { shown: attempts.length, count })}</p>
      ) : null}
      <ol className="flex flex-col divide-y border-y">
        {attempts.map((attempt) => (
          <li key={attempt.number} className="py-2">
            <Attempt attempt={attempt} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Attempt({ attempt }: { attempt: AttemptView }) {
  const t = useTranslations("runs.calls");
  const figure = (value: number | null) => (value === null ? t("none") : formatNumber(value));
  const money = (value: number | null) => (value === null ? t("none") : formatMoney(value));
  const { number, httpStatus, exceeds } = attempt;
  return (
    <>
      <h4 className="font-medium">
        {t("requestNumber", { number })} · <OutcomeLabel outcome={attempt.outcome} />
        {httpStatus === null ? null : <span className="text-muted"> · {t("httpStatus", { status: httpStatus })}</span>}
      </h4>
      {attempt.error ? <p className="whitespace-pre-wrap wrap-anywhere">{attempt.error}</p> : null}
      {exceeds ? (
        <p className="text-warning">
          {t("exceeds", { input: formatNumber(exceeds.input), output: formatNumber(exceeds.output) })}
        </p>
      ) : null}
      <DefinitionList
        className="mt-1 text-sm"
        items={[
          { term: t("started"), value: <RelativeTime value={attempt.startedAt} /> },
          {
            term: t("latency"),
            value:
              attempt.latencyMs === null ? t("none") : t("milliseconds", { count: formatNumber(attempt.latencyMs) }),
          },
          {
            term: t("tokens"),
            value: t("triple", {
              first: figure(attempt.inputTokens),
              second: figure(attempt.cachedTokens),
              third: figure(attempt.outputTokens),
            }),
          },
          {
            term: t("money"),
            value:
              attempt.reserved === null
                ? t("noPrice")
                : t("pair", { first: money(attempt.reserved), second: money(attempt.charged) }),
          },
        ]}
      />
      {attempt.response === null ? null : (
        <Folded title={t("cameBack")}>
          <CodeBlock label={t("cameBackOf", { number })} text={attempt.response} />
        </Folded>
      )}
      {attempt.request === null ? null : (
        <Folded title={t("otherRequest")}>
          <CodeBlock label={t("otherRequestOf", { number })} text={attempt.request} />
        </Folded>
      )}
    </>
  );
}

function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="mt-1">
      <summary className="min-h-6 cursor-default rounded-sm text-sm text-accent-text">{title}</summary>
      <div className="mt-1">{children}</div>
    </details>
  );
}
