"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { hidings, meaningOf, orders, type PolicyDraft, rules } from "./policy-draft.ts";

type NumberSetting = {
  [Key in keyof PolicyDraft]: PolicyDraft[Key] extends string ? (string extends PolicyDraft[Key] ? Key : never) : never;
}[keyof PolicyDraft];

/** The settings of a policy in groups; those that mean nothing by the others are not shown. */
export function PolicyFields({
  draft,
  errors,
  onChange,
}: {
  draft: PolicyDraft;
  /** By setting. */
  errors: Record<string, string>;
  onChange: (change: Partial<PolicyDraft>) => void;
}) {
  const t = useTranslations("reviewSetup.policy");
  const meaning = meaningOf(draft);
  const number = (setting: NumberSetting, values: { from: number; to: number }) => (
    <Field
      label={t(`setting.${setting}`)}
      name={setting}
      hint={t(`hint.${setting}`, values)}
      error={errors[setting]}
      className="max-w-md"
    >
      <Input
        inputMode="numeric"
        autoComplete="off"
        value={draft[setting]}
        onChange={(event) => onChange({ [setting]: event.currentTarget.value })}
        className="w-28"
      />
    </Field>
  );
  return (
    <>
      <Group title={t("group.decide")}>
        <Field label={t("setting.rule")} name="rule" group>
          <RadioGroup
            value={draft.rule}
            onValueChange={(rule) => onChange({ rule })}
            options={rules.map((rule) => ({ value: rule, label: t(`rule.${rule}`), hint: t(`ruleHint.${rule}`) }))}
          />
        </Field>
        {number("reviewers", { from: 1, to: 9 })}
        {meaning.overlap ? number("overlap", { from: 0, to: 100 }) : null}
        {meaning.most ? number("mostReviewers", { from: Number(draft.reviewers) || 1, to: 9 }) : null}
      </Group>
      <Group title={t("group.queue")}>
        <Field label={t("setting.order")} name="order" hint={t(`orderHint.${draft.order}`)} className="max-w-md">
          <NativeSelect
            value={draft.order}
            onChange={(event) => onChange({ order: event.currentTarget.value as PolicyDraft["order"] })}
            options={orders.map((order) => ({ value: order, label: t(`order.${order}`) }))}
          />
        </Field>
        {meaning.seed || errors.orderSeed ? number("orderSeed", { from: 0, to: 2_147_483_647 }) : null}
        <Switch
          label={t("setting.assignedOnly")}
          hint={t("hint.assignedOnly")}
          checked={draft.assignedOnly}
          onCheckedChange={(assignedOnly) => onChange({ assignedOnly })}
        />
      </Group>
      <Group title={t("group.suggestions")}>
        <Field label={t("setting.hiding")} name="hiding" hint={t("hint.hiding")} group>
          <RadioGroup
            value={draft.hiding}
            onValueChange={(hiding) => onChange({ hiding })}
            options={hidings.map((hiding) => ({ value: hiding, label: t(`hiding.${hiding}`) }))}
          />
        </Field>
        {draft.hiding === "share" ? number("hiddenShare", { from: 0, to: 100 }) : null}
      </Group>
      <Group title={t("group.known")}>
        {number("knownShare", { from: 0, to: 50 })}
        {meaning.known || errors.knownLimit ? number("knownLimit", { from: 0, to: 100 }) : null}
        {meaning.known || errors.knownWindow ? number("knownWindow", { from: 3, to: 200 }) : null}
      </Group>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-2 text-base font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}
