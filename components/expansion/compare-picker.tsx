"use client";

import { useTranslations } from "next-intl";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { Field } from "#components/ui/field.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { ComparableRun } from "#lib/expansion/queries/compare-runs.ts";

/** Which two runs stand side by side; in the address, so that a comparison can be sent to somebody. */
export function ComparePicker({ runs, a, b }: { runs: ComparableRun[]; a: number | null; b: number | null }) {
  const t = useTranslations("runs.compare");
  const url = useUrlState();
  const options = runs.map((run) => ({
    value: String(run.number),
    label: t("option", { number: run.number, model: run.model, items: formatNumber(run.accepted) }),
  }));
  const choice = (key: "a" | "b", number: number | null) => (
    <Field label={t(key)} className="min-w-0 flex-1 basis-64">
      <NativeSelect
        value={number === null ? "" : String(number)}
        placeholder={t("chooseRun")}
        options={
          number === null || runs.some((run) => run.number === number)
            ? options
            : [{ value: String(number), label: t("run", { number }) }, ...options]
        }
        onChange={(event) => url.go({ [key]: event.currentTarget.value })}
      />
    </Field>
  );
  return (
    <div className="flex flex-wrap items-end gap-4 pb-2">
      {choice("a", a)}
      {choice("b", b)}
      {url.pending ? <Spinner /> : null}
    </div>
  );
}
