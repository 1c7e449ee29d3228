"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CallDetail } from "#lib/expansion/queries/find-call.ts";
import type { CallPurpose } from "#lib/expansion/queries/list-calls.ts";
import { CallStatus } from "./call-status.tsx";

/** A call in full: what was sent, what came back, and what it took. Without a call it is on its way. */
export function CallPanel({
  purpose,
  call,
  projectPath,
  onClose,
}: {
  purpose: CallPurpose;
  call: CallDetail | null;
  projectPath: string;
  onClose: () => void;
}) {
  const t = useTranslations("expansion.calls");
  if (!call) {
    return (
      <SidePanel title={t("loadingTitle")} onClose={onClose}>
        <LoadingPlace className="flex flex-col gap-3">
          <Skeleton className="h-24" />
          <Skeleton className="h-64" />
        </LoadingPlace>
      </SidePanel>
    );
  }
  const number = (value: number | null) => (value === null ? t("unknown") : formatNumber(value));
  return (
    <SidePanel
      title={t(purpose === "expand" ? "name" : "classificationName", { number: call.number })}
      meta={<CallStatus call={call} />}
      onClose={onClose}
    >
      <div className="flex flex-col gap-4">
        {call.error ? (
          <Notice tone={call.status === "failed" && call.attempts > 0 ? "reject" : "warning"} title={t("error")}>
            {call.error}
          </Notice>
        ) : null}
        <DefinitionList
          items={[
            purpose === "expand"
              ? { term: t("seeds"), value: <Seeds numbers={call.seeds} projectPath={projectPath} /> }
              : {
                  term: t("itemNumber"),
                  value: (
                    <TextLink href={`${projectPath}/items/${call.number}`}>
                      {t("item", { number: call.number })}
                    </TextLink>
                  ),
                },
            {
              term: t("tokens"),
              value: t("pair", { first: number(call.promptTokens), second: number(call.completionTokens) }),
            },
            {
              term: t("latency"),
              value:
                call.latencyMs === null ? t("unknown") : t("milliseconds", { count: formatNumber(call.latencyMs) }),
            },
            { term: t("attempts"), value: call.attempts },
            { term: t("finishReason"), value: call.finishReason ?? t("unknown") },
            { term: t("responseModel"), value: call.responseModel ?? t("unknown") },
          ]}
        />
        <section>
          <h3 className="mb-1.5 text-sm font-medium text-muted">{t("response")}</h3>
          {call.response === null ? (
            <p className="text-muted">{t("noResponse")}</p>
          ) : (
            <CodeBlock label={t("response")} text={call.response} />
          )}
        </section>
        <section>
          <h3 className="mb-1.5 text-sm font-medium text-muted">{t("prompt")}</h3>
          {call.messages.length === 0 ? <p className="text-muted">{t("notSent")}</p> : null}
          <div className="flex flex-col gap-2">
            {call.messages.map((message) => (
              <CodeBlock
                key={message.role}
                label={t("promptOf", { role: message.role })}
                text={message.content}
                className={message.role === "system" ? "[&_pre]:max-h-40" : ""}
              />
            ))}
          </div>
        </section>
      </div>
    </SidePanel>
  );
}

function Seeds({ numbers, projectPath }: { numbers: readonly number[]; projectPath: string }) {
  const t = useTranslations("expansion.calls");
  return numbers.map((number, place) => (
    <span key={number}>
      {place > 0 ? ", " : null}
      <TextLink href={`${projectPath}/seeds/${number}`}>{t("seed", { number })}</TextLink>
    </span>
  ));
}
