"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { type ImportMapping, type ImportTarget, importTargets } from "#lib/seeds/import-schema.ts";

const severalAllowed = new Set<ImportTarget>(["tags", "tag", "ignore"]);

/** What each field of the file becomes. A part of a seed that a second field asks for goes over to it. */
export function ImportMappingFields({
  fields,
  mapping,
  onChange,
}: {
  fields: readonly { name: string; examples: readonly string[] }[];
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
}) {
  const t = useTranslations("seeds.import");
  const targetOf = new Map(mapping.fields.map(({ name, target }) => [name, target]));

  function choose(name: string, target: ImportTarget) {
    const next = mapping.fields.map((field) => {
      if (field.name === name) return { name, target };
      return field.target === target && !severalAllowed.has(target) ? { ...field, target: "ignore" as const } : field;
    });
    onChange({ ...mapping, fields: next });
  }

  return (
    <div className="flex flex-col gap-4">
      <ul aria-label={t("mappingTable")} className="flex flex-col">
        {fields.map(({ name, examples }) => (
          <li
            key={name}
            className="grid gap-x-6 gap-y-1.5 border-b py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_14rem] sm:items-center"
          >
            <span className="font-mono text-sm font-medium wrap-anywhere">{name}</span>
            <span className="truncate text-sm text-muted" title={examples.join(" · ")}>
              {examples.join(" · ")}
            </span>
            <NativeSelect
              aria-label={t("targetOf", { name })}
              value={targetOf.get(name) ?? "ignore"}
              options={importTargets.map((value) => ({ value, label: t(`target.${value}`, { name }) }))}
              onChange={(event) => choose(name, event.currentTarget.value as ImportTarget)}
            />
          </li>
        ))}
      </ul>
      <Checkbox
        label={t("emptyInputs")}
        hint={t("emptyInputsHint")}
        checked={mapping.emptyInputs}
        onCheckedChange={(checked) => onChange({ ...mapping, emptyInputs: checked === true })}
      />
    </div>
  );
}
