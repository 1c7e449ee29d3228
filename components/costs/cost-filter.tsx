"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FacetSelect } from "#components/data-table/facet-select.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

const dayMs = 86_400_000;
const spans = ["7", "30", "90", "365"] as const;

/** The days that the page of costs is about: usual spans up to today, or from a day to a day. In the address. */
export function CostFilter({ from, to, today }: { from: string; to: string; today: string }) {
  const t = useTranslations("costs.filter");
  const { go } = useUrlState();
  const first = (days: number) => new Date(Date.parse(today) - (days - 1) * dayMs).toISOString().slice(0, 10);
  const month = `${today.slice(0, 8)}01`;
  const chosen =
    to !== today ? "" : from === month ? "month" : (spans.find((days) => from === first(Number(days))) ?? "");
  const choose = (span: string) =>
    go(span === "" ? { from: null, to: null } : { from: span === "month" ? month : first(Number(span)), to: today });
  return (
    <div className="flex flex-wrap items-end gap-3">
      <FacetSelect
        label={t("span")}
        value={chosen}
        onChange={choose}
        anyLabel={t("custom")}
        options={[
          { value: "month", label: t("thisMonth") },
          ...spans.map((days) => ({ value: days, label: t("lastDays", { days: Number(days) }) })),
        ]}
      />
      <Day
        key={`from ${from}`}
        label={t("from")}
        name="from"
        day={from}
        most={to}
        onChoose={(day) => go({ from: day, to })}
      />
      <Day key={`to ${to}`} label={t("to")} name="to" day={to} most={today} onChoose={(day) => go({ from, to: day })} />
    </div>
  );
}

/** A day counts once it is whole: on leaving the field, or by Enter. */
function Day({
  label,
  name,
  day,
  most,
  onChoose,
}: {
  label: string;
  name: string;
  day: string;
  most: string;
  onChoose: (day: string) => void;
}) {
  const [typed, setTyped] = useState(day);
  const commit = () => {
    if (/^\d{4}-\d\d-\d\d$/.test(typed) && typed !== day) onChoose(typed);
  };
  return (
    <Field label={label} name={name} className="w-40">
      <Input
        type="date"
        value={typed}
        max={most}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
    </Field>
  );
}
