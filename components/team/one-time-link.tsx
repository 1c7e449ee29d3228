"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** A one-time link, to be copied. It is shown only now. */
export function OneTimeLink({ path }: { path: string }) {
  const t = useTranslations("account.link");
  const address = `${window.location.origin}${path}`;
  return (
    <Field label={t("label")}>
      <div className="flex gap-2">
        <Input
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          className="font-mono text-sm"
        />
        <CopyButton text={address} label={t("copy")} />
      </div>
    </Field>
  );
}
