"use client";

import { Dices } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useServerAnswer } from "#components/items/use-server-answer.ts";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { formatBytes, formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PromptPurpose, TemplateText } from "#lib/expansion/prompts/template-schema.ts";
import type { TemplatePreview as Preview } from "#lib/expansion/queries/preview-template.ts";

/** Typing goes on this long before the server is asked. */
const pauseMs = 400;

/** English text takes about four bytes a token. */
const bytesPerToken = 4;

/** The template as a call would send it, on drawn seeds or an item, as it is typed. `ready`: it has no problems. */
export function TemplatePreview({
  slug,
  purpose,
  text,
  ready,
}: {
  slug: string;
  purpose: PromptPurpose;
  text: TemplateText;
  ready: boolean;
}) {
  const t = useTranslations("prompts.preview");
  const [draw, setDraw] = useState(1);
  const { system, user } = text;
  const question = ready ? JSON.stringify({ purpose, system, user, draw }) : null;
  const {
    value: preview,
    failure,
    pending,
  } = useServerAnswer<Preview>(`/api/p/${slug}/prompts/preview`, question, pauseMs);

  return (
    <section aria-labelledby="preview-title" className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div className="min-w-0">
          <h2 id="preview-title" className="text-lg font-semibold">
            {t("title")}
          </h2>
          <p className="text-sm text-muted text-pretty">{t(`description.${purpose}`)}</p>
        </div>
        <Button size="sm" icon={<Dices />} onClick={() => setDraw(draw + 1)}>
          {t("draw")}
        </Button>
      </div>
      {!ready ? <Notice tone="info">{t("unready")}</Notice> : null}
      {ready && failure ? (
        <Notice tone="warning" live="status">
          {failure.message ?? t("unreachable")}
        </Notice>
      ) : preview ? (
        <div aria-busy={pending || undefined} className="flex flex-col gap-3">
          <p aria-live="polite" className="text-sm">
            {preview.seeds.length > 0 ? (
              <>
                <span className="text-muted">{t("seeds")}</span>{" "}
                {preview.seeds.map((number, place) => (
                  <span key={number}>
                    {place > 0 ? ", " : null}
                    <TextLink href={`/p/${slug}/seeds/${number}`} target="_blank" rel="noopener" prefetch={false}>
                      {t("seed", { number })}
                    </TextLink>
                  </span>
                ))}
                {". "}
              </>
            ) : null}
            <span className="text-muted">
              {t("size", {
                bytes: formatBytes(preview.bytes),
                tokens: formatNumber(Math.ceil(preview.bytes / bytesPerToken)),
              })}
            </span>
          </p>
          {preview.messages.map((message) => (
            <div key={message.role} className="min-w-0">
              <h3 className="mb-1.5 text-sm font-medium text-muted">{t(message.role)}</h3>
              <CodeBlock
                label={t(`${message.role}Sent`)}
                text={message.content}
                className={message.role === "user" ? "[&_pre]:max-h-[60dvh]" : "[&_pre]:max-h-44"}
              />
            </div>
          ))}
        </div>
      ) : ready ? (
        <LoadingPlace className="flex flex-col gap-3">
          <Skeleton className="h-5 w-60" />
          <Skeleton className="h-60" />
        </LoadingPlace>
      ) : null}
    </section>
  );
}
