"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import type { CallDetail } from "#lib/expansion/queries/find-call.ts";
import { AttemptList } from "./attempt-list.tsx";
import { CallFacts } from "./call-facts.tsx";
import { CallStatus } from "./call-status.tsx";
import { FateList } from "./fate-list.tsx";

/** A call in full: what was sent, what came back, what became of it, and each of its requests. Without a call it is on its way. */
export function CallPanel({
  call,
  projectPath,
  onClose,
}: {
  call: CallDetail | null;
  projectPath: string;
  onClose: () => void;
}) {
  const t = useTranslations("runs.calls");
  if (!call) {
    return (
      <SidePanel title={t("call")} onClose={onClose}>
        <LoadingPlace className="flex flex-col gap-3">
          <Skeleton className="h-24" />
          <Skeleton className="h-64" />
        </LoadingPlace>
      </SidePanel>
    );
  }
  const { response, requests } = call;
  return (
    <SidePanel
      title={t(`name.${call.purpose}`, { number: call.number })}
      meta={<CallStatus state={call.state} />}
      onClose={onClose}
    >
      <div className="flex flex-col gap-5">
        {call.error ? (
          <Notice tone={call.state === "failed" ? "reject" : "warning"} title={t("remark")}>
            {call.error}
          </Notice>
        ) : null}
        <CallFacts call={call} projectPath={projectPath} />
        <Part title={t("prompt")}>
          {call.messages.length === 0 ? <p className="text-muted">{t("noRequest")}</p> : null}
          <div className="flex flex-col gap-2">
            {call.messages.map((message, place) => (
              <CodeBlock
                // biome-ignore lint/suspicious/noArrayIndexKey: messages keep their places
                key={place}
                label={t("promptOf", { role: message.role })}
                text={message.content}
                className={message.role === "system" ? "[&_pre]:max-h-40" : ""}
              />
            ))}
          </div>
        </Part>
        <Part title={t("response")}>
          {response === null ? (
            <p className="text-muted">{t("noResponse")}</p>
          ) : (
            <>
              <CodeBlock label={t("response")} text={response.text} />
              {response.length > response.text.length ? (
                <p className="mt-1 text-sm text-muted">
                  {t("cut", { shown: formatNumber(response.text.length), all: formatNumber(response.length) })}
                </p>
              ) : null}
            </>
          )}
        </Part>
        {call.fates.length > 0 ? (
          <Part title={t("fates")}>
            <FateList fates={call.fates} projectPath={projectPath} />
          </Part>
        ) : null}
        <Part title={t("requests")}>
          <AttemptList attempts={requests.shown} count={requests.count} />
        </Part>
      </div>
    </SidePanel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-sm font-medium text-muted">{title}</h3>
      {children}
    </section>
  );
}
