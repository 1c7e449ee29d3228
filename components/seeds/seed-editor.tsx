"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Notice } from "#components/ui/notice.tsx";
import type { SeedFields, SeedStatus } from "#lib/seeds/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { SeedForm, type SeedFormProps } from "./seed-form.tsx";
import { SeedText } from "./seed-text.tsx";

type Save = (input: {
  number: number;
  baseRevision: number;
  fields: SeedFields;
}) => Promise<ActionResult<{ revision: number; unchanged: boolean }>>;

/**
 * An existing seed: to be written, or, while it is archived, to be read. A form with unsaved changes stays also when somebody archives
 * the seed meanwhile.
 */
export function SeedEditor({
  number,
  status,
  save,
  ...form
}: Omit<SeedFormProps, "onDirty" | "onSaved" | "number" | "save"> & {
  number: number;
  status: SeedStatus;
  save: Save;
}) {
  const t = useTranslations("seeds.editor");
  const [dirty, setDirty] = useState(false);
  const archived = status === "archived";

  async function saveRevision(input: { baseRevision: number; fields: SeedFields }) {
    const result = await save({ number, ...input });
    return result.ok ? { ok: true as const, value: { number, ...result.value } } : result;
  }

  return (
    <div className="flex flex-col gap-5">
      {archived ? (
        <Notice tone="info" title={t("archivedTitle")}>
          {t("archivedText")}
        </Notice>
      ) : null}
      {archived && !dirty ? (
        <SeedText fields={form.server.fields} level={2} />
      ) : (
        <SeedForm {...form} number={number} save={saveRevision} onDirty={setDirty} />
      )}
    </div>
  );
}
