"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { notify } from "#components/ui/notify.ts";
import type { PolicyConflict } from "#lib/review/commands/save-policy.ts";
import type { ReviewPolicy } from "#lib/review/policy.ts";
import type { PolicyChange } from "#lib/review/policy-changes.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { PolicyChanges } from "./policy-changes.tsx";
import { draftOf, type PolicyDraft, policyOf } from "./policy-draft.ts";
import { PolicyFields } from "./policy-fields.tsx";

/**
 * How the project reviews. What is typed stays as it is when somebody else saves another policy meanwhile: the form then
 * tells how the two differ, and lets the person choose.
 */
export function PolicyForm({
  number,
  policy,
  save,
}: {
  number: number;
  policy: ReviewPolicy;
  save: (input: { base: number; policy: ReviewPolicy }) => Promise<ActionResult<{ number: number }>>;
}) {
  const t = useTranslations("reviewSetup.policy");
  const router = useRouter();
  // Null while nothing is changed: the form then shows whatever holds.
  const [edited, setEdited] = useState<{ base: number; draft: PolicyDraft } | null>(null);
  const [theirs, setTheirs] = useState<PolicyConflict | null>(null);
  const { base, draft } = edited ?? { base: number, draft: draftOf(policy) };

  const { submit, pending, failure, clear } = useFormAction(async (input: { base: number; policy: ReviewPolicy }) => {
    const result = await save(input);
    if (!result.ok && result.error.code === "conflict") setTheirs(result.error.data as PolicyConflict);
    if (result.ok) {
      notify(result.value.number === input.base ? t("unchanged") : t("saved", { number: result.value.number }));
      drop();
    }
    return result;
  });

  function drop() {
    setEdited(null);
    setTheirs(null);
  }

  function send(event: FormEvent) {
    event.preventDefault();
    // Who saves again has read what the other one saved.
    submit({ base: theirs?.number ?? base, policy: policyOf(draft) });
  }

  const fields = Object.fromEntries(
    Object.entries(failure?.fields ?? {}).map(([field, message]) => [field.replace(/^policy\./, ""), message]),
  );
  return (
    <form noValidate onSubmit={send} className="flex max-w-2xl flex-col gap-6">
      <PolicyFields
        draft={draft}
        errors={fields}
        onChange={(change) => setEdited({ base, draft: { ...draft, ...change } })}
      />
      {theirs && failure ? (
        <InSight>
          <Notice
            tone="warning"
            live="alert"
            title={failure.message}
            action={
              <Button
                size="sm"
                onClick={() => {
                  drop();
                  clear();
                  router.refresh();
                }}
              >
                {t("takeTheirs")}
              </Button>
            }
          >
            <p className="mb-1 text-sm">{t("mineInstead", { number: theirs.number + 1 })}</p>
            <PolicyChanges changes={differences(theirs.policy, policyOf(draft))} />
          </Notice>
        </InSight>
      ) : (
        <FormFailure
          failure={failure && { ...failure, ...(failure.fields ? { fields } : {}) }}
          labels={{
            reviewers: t("setting.reviewers"),
            overlap: t("setting.overlap"),
            mostReviewers: t("setting.mostReviewers"),
            orderSeed: t("setting.orderSeed"),
            hiddenShare: t("setting.hiddenShare"),
            knownShare: t("setting.knownShare"),
            knownLimit: t("setting.knownLimit"),
            knownWindow: t("setting.knownWindow"),
          }}
        />
      )}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {t("save")}
        </Button>
        {edited ? (
          <Button
            variant="quiet"
            onClick={() => {
              drop();
              clear();
            }}
          >
            {t("discard")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

/** Brings what has just appeared into view: on a phone it may stand below. */
function InSight({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: "center" }), []);
  return <div ref={box}>{children}</div>;
}

function differences(from: ReviewPolicy, to: ReviewPolicy): PolicyChange[] {
  return (Object.keys(from) as (keyof ReviewPolicy)[])
    .filter((setting) => !Object.is(from[setting], to[setting]))
    .map((setting) => ({ setting, from: from[setting], to: to[setting] }));
}
