"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { type PromptPurpose, type TemplateText, templateFields } from "#lib/expansion/prompts/template-schema.ts";
import { TemplatePreview } from "./template-preview.tsx";
import { VariableList } from "./variable-list.tsx";

/** A template for reading: the built-in prompt, an archived one, or for who may not write prompts. */
export function TemplateReader({ slug, purpose, text }: { slug: string; purpose: PromptPurpose; text: TemplateText }) {
  const t = useTranslations("prompts.editor");
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section aria-labelledby="text-title" className="flex min-w-0 flex-col gap-4">
        <h2 id="text-title" className="text-lg font-semibold">
          {t("readText")}
        </h2>
        {templateFields.map((field) => (
          <div key={field} className="min-w-0">
            <h3 className="mb-1.5 text-sm font-medium text-muted">{t(field)}</h3>
            <CodeBlock label={t(field)} text={text[field]} className="[&_pre]:max-h-[70dvh]" />
          </div>
        ))}
      </section>
      <div className="flex min-w-0 flex-col gap-6">
        <VariableList purpose={purpose} insert={null} />
        <TemplatePreview slug={slug} purpose={purpose} text={text} ready />
      </div>
    </div>
  );
}
