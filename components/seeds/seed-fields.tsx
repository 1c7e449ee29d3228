"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { TagInput } from "#components/ui/tag-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type Category, categories } from "#lib/items/schema.ts";
import type { SeedFieldName, SeedFields } from "#lib/seeds/schema.ts";

/** The names that the project uses already. */
export type SeedSuggestions = { kinds: readonly string[]; tags: readonly string[] };

/** The inputs of a seed. `underInstruction` is shown between the instruction and the input: what it resembles. */
export function SeedFieldInputs({
  fields,
  errors,
  suggestions,
  underInstruction,
  onChange,
}: {
  fields: SeedFields;
  errors: Partial<Record<SeedFieldName, string>>;
  suggestions: SeedSuggestions;
  underInstruction?: ReactNode;
  onChange: (changes: Partial<SeedFields>) => void;
}) {
  const t = useTranslations("seeds.field");
  const category = useTranslations("ui.category");
  const kindsId = useId();
  return (
    <div className="flex flex-col gap-5">
      <Field
        label={t("instruction")}
        name="instruction"
        hint={t("instructionHint")}
        error={errors.instruction}
        required
      >
        <Textarea
          itemText
          rows={2}
          value={fields.instruction}
          onChange={(event) => onChange({ instruction: event.currentTarget.value })}
        />
      </Field>
      {underInstruction}
      <Field label={t("input")} name="input" hint={t("inputHint")} error={errors.input} optional>
        <Textarea
          itemText
          rows={3}
          value={fields.input}
          onChange={(event) => onChange({ input: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("output")} name="output" hint={t("outputHint")} error={errors.output}>
        <Textarea
          itemText
          rows={3}
          value={fields.output}
          onChange={(event) => onChange({ output: event.currentTarget.value })}
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("category")} name="category" error={errors.category}>
          <NativeSelect
            placeholder={t("categoryNone")}
            options={categories.map((value) => ({
              value,
              label: `${category(`${value}.letters`)} · ${category(`${value}.name`)}`,
            }))}
            value={fields.category ?? ""}
            onChange={(event) => onChange({ category: (event.currentTarget.value || null) as Category | null })}
          />
        </Field>
        <Field label={t("kind")} name="kind" hint={t("kindHint")} error={errors.kind} optional>
          <Input
            list={kindsId}
            autoComplete="off"
            value={fields.kind}
            onChange={(event) => onChange({ kind: event.currentTarget.value })}
          />
        </Field>
        <datalist id={kindsId}>
          {suggestions.kinds.map((kind) => (
            <option key={kind} value={kind} />
          ))}
        </datalist>
      </div>
      <Field label={t("tags")} name="tags" hint={t("tagsHint")} error={errors.tags} optional>
        <TagInput tags={fields.tags} suggestions={suggestions.tags} onChange={(tags) => onChange({ tags })} />
      </Field>
      <Field label={t("notes")} name="notes" hint={t("notesHint")} error={errors.notes} optional>
        <Textarea rows={2} value={fields.notes} onChange={(event) => onChange({ notes: event.currentTarget.value })} />
      </Field>
    </div>
  );
}
