"use client";

import type { ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect, type SelectOption } from "#components/ui/native-select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useRunForm } from "./run-form-context.ts";
import type { FlagPath, TextPath } from "./setting-paths.ts";

type Common = { path: TextPath; label: string; hint?: ReactNode; optional?: boolean };

/** A number of the settings. */
export function NumberSetting({ path, label, hint, optional, decimal }: Common & { decimal?: boolean }) {
  const { draft, change, errors } = useRunForm();
  return (
    <Field label={label} name={path} hint={hint} error={errors[path]} {...(optional ? { optional } : {})}>
      <Input
        inputMode={decimal ? "decimal" : "numeric"}
        autoComplete="off"
        value={draft[path]}
        onChange={(event) => change(path, event.currentTarget.value)}
      />
    </Field>
  );
}

/** A line of text of the settings; `list` is the id of a datalist with suggestions. */
export function TextSetting({ path, label, hint, list, optional }: Common & { list?: string }) {
  const { draft, change, errors } = useRunForm();
  return (
    <Field label={label} name={path} hint={hint} error={errors[path]} {...(optional ? { optional } : {})}>
      <Input
        list={list}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={draft[path]}
        onChange={(event) => change(path, event.currentTarget.value)}
      />
    </Field>
  );
}

/** A text of several lines of the settings. */
export function LinesSetting({ path, label, hint, optional }: Common) {
  const { draft, change, errors } = useRunForm();
  return (
    <Field label={label} name={path} hint={hint} error={errors[path]} {...(optional ? { optional } : {})}>
      <Textarea
        rows={4}
        className="max-h-44"
        value={draft[path]}
        onChange={(event) => change(path, event.currentTarget.value)}
      />
    </Field>
  );
}

/** One of several for the settings. */
export function ChoiceSetting({ path, label, hint, options }: Common & { options: readonly SelectOption[] }) {
  const { draft, change, errors } = useRunForm();
  return (
    <Field label={label} name={path} hint={hint} error={errors[path]}>
      <NativeSelect
        options={options}
        value={draft[path]}
        onChange={(event) => change(path, event.currentTarget.value)}
      />
    </Field>
  );
}

/** Something of the settings that is on or off. */
export function SwitchSetting({ path, label, hint }: { path: FlagPath; label: ReactNode; hint?: ReactNode }) {
  const { draft, change } = useRunForm();
  return (
    <Switch label={label} hint={hint} checked={draft[path]} onCheckedChange={(checked) => change(path, checked)} />
  );
}
