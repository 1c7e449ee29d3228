"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { DiffText } from "#components/ui/diff-text.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { notify } from "#components/ui/notify.ts";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import { differingFields, type SeedFields } from "#lib/seeds/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { fieldText } from "./field-text.ts";
import { SeedText } from "./seed-text.tsx";

/**
 * An earlier revision: what it changed, word by word, and its whole text. `restore` makes it the seed's next revision; it is null
 * where the member may not, or where it is what the seed has.
 */
export function RevisionView({
  number,
  fields,
  before,
  backHref,
  restore,
}: {
  number: number;
  fields: SeedFields;
  before: SeedFields | null;
  backHref: string;
  restore: (() => Promise<ActionResult<{ unchanged: boolean }>>) | null;
}) {
  const t = useTranslations("seeds.history");
  const label = useTranslations("seeds.field");
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each revision is a page of its own to the reader
  useEffect(() => heading.current?.focus(), [number]);
  const { submit, pending, failure } = useFormAction(async () => {
    const result = await (restore as NonNullable<typeof restore>)();
    if (result.ok) notify(result.value.unchanged ? t("alreadySame") : t("restored", { revision: number }));
    return result;
  });
  const changed = before ? differingFields(before, fields) : [];

  return (
    <section aria-labelledby="revision-heading" className="flex max-w-3xl flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="revision-heading" ref={heading} tabIndex={-1} className="text-lg font-semibold">
          {t("viewTitle", { number })}
        </h2>
        <div className="flex flex-wrap gap-2">
          <LinkButton href={backHref} scroll={false}>
            {t("backToSeed")}
          </LinkButton>
          {restore ? (
            <Button variant="primary" pending={pending} onClick={() => submit(undefined)}>
              {t("restore")}
            </Button>
          ) : null}
        </div>
      </div>
      <FormFailure failure={failure ? { message: failure.message } : null} />
      {before === null ? <p className="text-muted">{t("viewFirst")}</p> : null}
      {before !== null && changed.length === 0 ? <p className="text-muted">{t("viewNothing")}</p> : null}
      {before !== null && changed.length > 0 ? (
        <>
          <p className="text-muted">{t("viewChanges", { before: number - 1 })}</p>
          {changed.map((name) => (
            <div key={name}>
              <h3 className="mb-1 text-sm font-medium text-muted">{label(name)}</h3>
              <DiffText className="item-text" segments={wordDiff(fieldText(before, name), fieldText(fields, name))} />
            </div>
          ))}
          <h3 className="border-t pt-5 font-semibold">{t("whole")}</h3>
        </>
      ) : null}
      <SeedText fields={fields} />
    </section>
  );
}
