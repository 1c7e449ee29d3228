"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { presets } from "#lib/expansion/schema.ts";
import { presetOf, withPreset } from "./preset-draft.ts";
import { useRunForm } from "./run-form-context.ts";
import { useFieldLabels } from "./use-setting-labels.ts";

/** The named sets of settings: one click fills the form, and what was changed since is told. */
export function PresetFields() {
  const t = useTranslations("expansion.presets");
  const { draft, change, replace } = useRunForm();
  const labels = useFieldLabels();
  const chosen = presetOf(draft);
  const choose = (name: string) => {
    const preset = presets.find((each) => each === name);
    if (preset) replace(withPreset(draft, preset));
    else change("preset", "");
  };
  return (
    <Field group label={t("label")} name="preset">
      <div className="flex flex-wrap gap-2">
        {["", ...presets].map((name) => (
          <label
            key={name}
            className="flex min-h-9 items-center gap-2 rounded-md border px-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="preset"
              value={name}
              checked={draft.preset === name}
              onChange={() => choose(name)}
              className="size-4 accent-accent outline-none"
            />
            {name === "" ? t("own") : t(`${name as "alpaca"}.name`)}
          </label>
        ))}
      </div>
      <div className="max-w-[72ch] text-sm text-muted text-pretty">
        {chosen ? t(`${chosen.preset}.follows`) : t("ownFollows")}
      </div>
      <div role="status" className="empty:hidden">
        {chosen && chosen.changed.length > 0 ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <span className="text-warning">
              {t("changed", {
                name: t(`${chosen.preset}.name`),
                fields: chosen.changed.map((field) => labels(field)).join(", "),
              })}
            </span>
            <Button size="sm" onClick={() => choose(chosen.preset)}>
              {t("back", { name: t(`${chosen.preset}.name`) })}
            </Button>
          </div>
        ) : null}
      </div>
    </Field>
  );
}
