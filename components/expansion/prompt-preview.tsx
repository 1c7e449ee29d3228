"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useServerAnswer } from "#components/items/use-server-answer.ts";
import { cn } from "#components/ui/class-names.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CallPreview } from "#lib/expansion/queries/preview-call.ts";
import { callPreviewInput } from "#lib/expansion/schema.ts";
import { unchecked } from "./run-draft.ts";
import type { RunDraft } from "./setting-paths.ts";

/** Typing goes on this long before the server is asked. */
const pauseMs = 300;

/**
 * The exact prompt of a call of the run, with the seeds that it would draw; call 1 first. The title names the call that is
 * shown, also while another one is on its way.
 */
export function PromptPreview({ api, projectPath, draft }: { api: string; projectPath: string; draft: RunDraft }) {
  const t = useTranslations("expansion.preview");
  const [callNumber, setCallNumber] = useState(1);
  // As text, which is the same for as long as nothing changes that the prompt depends on.
  const asked = callPreviewInput.safeParse({ ...unchecked(draft), callNumber });
  const body = asked.success ? JSON.stringify(asked.data) : null;

  const { value: preview, failure, pending } = useServerAnswer<CallPreview>(`${api}/preview`, body, pauseMs);
  const notice = body === null ? t("unready") : failure && (failure.message ?? t("unreachable"));

  return (
    <section aria-labelledby="preview-title" className="flex min-w-0 flex-col gap-3">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id="preview-title" aria-live="polite" className="text-lg font-semibold">
            {t("title", { number: preview?.callNumber ?? callNumber })}
          </h2>
          <p className="text-sm text-muted text-pretty">{t("description")}</p>
        </div>
        <div className="flex shrink-0 gap-1">
          <IconButton
            label={t("previous")}
            icon={<ChevronLeft />}
            disabled={callNumber === 1}
            onClick={() => setCallNumber(callNumber - 1)}
          />
          <IconButton label={t("next")} icon={<ChevronRight />} onClick={() => setCallNumber(callNumber + 1)} />
        </div>
      </div>
      {notice ? (
        <Notice tone="warning" live="status">
          {notice}
        </Notice>
      ) : preview ? (
        <div
          aria-busy={pending || undefined}
          className={cn("flex flex-col gap-3 transition-opacity", pending && "opacity-60")}
        >
          <p className="text-base" aria-live="polite">
            <span className="text-muted">{t("seeds")}</span>{" "}
            {preview.seeds.map((number, place) => (
              <span key={number}>
                {place > 0 ? ", " : null}
                <TextLink href={`${projectPath}/seeds/${number}`} target="_blank" rel="noopener" prefetch={false}>
                  {t("seed", { number })}
                </TextLink>
              </span>
            ))}
          </p>
          {preview.items.length > 0 ? (
            <p className="text-base">
              <span className="text-muted">{t("items")}</span>{" "}
              {preview.items.map((number, place) => (
                <span key={number}>
                  {place > 0 ? ", " : null}
                  <TextLink href={`${projectPath}/items/${number}`} target="_blank" rel="noopener" prefetch={false}>
                    {t("item", { number })}
                  </TextLink>
                </span>
              ))}
            </p>
          ) : null}
          {preview.messages.map((message) => (
            <div key={message.role} className="min-w-0">
              <h3 className="mb-1.5 text-sm font-medium text-muted">{t(message.role)}</h3>
              <CodeBlock
                label={t(message.role)}
                text={message.content}
                className={message.role === "user" ? "[&_pre]:max-h-[60dvh]" : "[&_pre]:max-h-44"}
              />
            </div>
          ))}
        </div>
      ) : (
        <LoadingPlace className="flex flex-col gap-3">
          <Skeleton className="h-5 w-60" />
          <Skeleton className="h-40" />
          <Skeleton className="h-80" />
        </LoadingPlace>
      )}
    </section>
  );
}
