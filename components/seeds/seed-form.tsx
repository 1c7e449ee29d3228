"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Notice } from "#components/ui/notice.tsx";
import { notify, notifyUndo } from "#components/ui/notify.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import {
  differingFields,
  type SeedFieldName,
  type SeedFields,
  type SimilarSeed,
  seedFieldNames,
  seedFields,
} from "#lib/seeds/schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { ConflictPanel } from "./conflict-panel.tsx";
import { keptDraftKey } from "./kept-draft.ts";
import { LeaveGuard } from "./leave-guard.tsx";
import { mergeFields } from "./merge-fields.ts";
import { SaveBar } from "./save-bar.tsx";
import { SeedFieldInputs, type SeedSuggestions } from "./seed-fields.tsx";
import { SimilarNotice } from "./similar-notice.tsx";
import { useHydrated } from "./use-hydrated.ts";
import { useSaveKey } from "./use-save-key.ts";
import { type SavedState, useSeedDraft } from "./use-seed-draft.ts";
import { useSimilarSeed } from "./use-similar-seed.ts";

/** What a save gives back. */
export type SaveOutcome = { number: number; revision: number; unchanged: boolean };

/** Props of SeedForm. `number` is null while the seed is not saved yet; `server` is then revision 0, empty. */
export type SeedFormProps = {
  projectSlug: string;
  userId: string;
  number: number | null;
  server: SavedState;
  suggestions: SeedSuggestions;
  similar: SimilarSeed | null;
  save: (input: { baseRevision: number; fields: SeedFields }) => Promise<ActionResult<SaveOutcome>>;
  onSaved?: (outcome: SaveOutcome) => void;
  onDirty?: (dirty: boolean) => void;
};

/**
 * Writes a seed. Nothing typed is lost: a refused save leaves it in the fields, a page that is left keeps it in the browser, and a
 * second editor's text is shown against it.
 */
export function SeedForm(props: SeedFormProps) {
  const { projectSlug, number, server } = props;
  const t = useTranslations("seeds.editor");
  const tField = useTranslations("seeds.field");
  const tConflict = useTranslations("seeds.conflict");
  const say = useTranslations();
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const draft = useSeedDraft(server, keptDraftKey(props.userId, projectSlug, number));
  const { fields, dirty, newer } = draft;
  const { onDirty } = props;
  useEffect(() => onDirty?.(dirty), [onDirty, dirty]);
  const similar = useSimilarSeed(projectSlug, number, fields.instruction, props.similar);
  const hydrated = useHydrated();
  const [invalid, setInvalid] = useState<Record<string, string> | null>(null);
  const [merge, setMerge] = useState<{ theirs: SavedState; mine: SeedFields } | null>(null);

  const { submit, pending, failure, clear } = useFormAction(
    async ({ baseRevision, typed, sent }: { baseRevision: number; typed: SeedFields; sent: SeedFields }) => {
      const result = await props.save({ baseRevision, fields: sent });
      if (!result.ok) {
        const data = result.error.data as (SavedState & { reason?: string }) | undefined;
        if (data?.reason === "changed") draft.tell(data);
        // The page then offers to unarchive it, with the text still here.
        if (data?.reason === "archived") router.refresh();
        return result;
      }
      const now = draft.current.current;
      const text = differingFields(now, typed).length === 0 ? sent : now;
      draft.standOn({ revision: result.value.revision, fields: sent }, text);
      setMerge(null);
      notify(result.value.unchanged ? t("nothingToSave") : t("saved", { number: result.value.number }), {
        id: "seed-saved",
      });
      props.onSaved?.(result.value);
      return result;
    },
  );

  function save(baseRevision = draft.base.revision) {
    const typed = draft.current.current;
    const parsed = seedFields.safeParse(typed);
    clear();
    if (!parsed.success) {
      const found: Record<string, string> = {};
      for (const issue of parsed.error.issues) found[String(issue.path[0])] ??= say(issue.message as never);
      setInvalid(found);
      return;
    }
    setInvalid(null);
    submit({ baseRevision, typed, sent: parsed.data });
  }
  useSaveKey(save);

  function discard() {
    const mine = draft.current.current;
    draft.standOn(server);
    setMerge(null);
    setInvalid(null);
    clear();
    notifyUndo(t("discarded"), t("undo"), () => draft.change(mine));
  }

  const labels = useMemo(() => Object.fromEntries(seedFieldNames.map((name) => [name, tField(name)])), [tField]);
  const failed = invalid ? { message: "", fields: invalid } : newer ? null : failure;
  const errors = (failed?.fields ?? {}) as Partial<Record<SeedFieldName, string>>;
  const conflict = newer && !pending ? newer : null;

  return (
    <form
      ref={form}
      aria-label={t("fieldsOf")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex max-w-3xl flex-col gap-5 [&_:is(input,select,textarea)]:scroll-mb-24"
    >
      <LeaveGuard active={dirty} />
      <FormFailure failure={failed} labels={labels} />
      {conflict ? (
        <ConflictPanel
          theirs={conflict}
          current={fields}
          merging={null}
          choose={{
            takeTheirs() {
              const mine = draft.current.current;
              clear();
              draft.standOn(conflict);
              notifyUndo(tConflict("took"), t("undo"), () => draft.change(mine));
              form.current?.querySelector("textarea")?.focus();
            },
            saveMine: () => save(conflict.revision),
            merge() {
              clear();
              setMerge({ theirs: conflict, mine: fields });
              draft.standOn(conflict, mergeFields(draft.base.fields, conflict.fields, fields));
            },
          }}
        />
      ) : merge ? (
        <ConflictPanel
          theirs={merge.theirs}
          current={fields}
          choose={null}
          merging={{ mine: merge.mine, change: draft.change }}
        />
      ) : draft.keptAt !== null && dirty ? (
        <Notice
          live="status"
          title={t("kept")}
          action={
            <Button size="sm" onClick={discard}>
              {t("discard")}
            </Button>
          }
        >
          {t.rich("keptText", { when: () => <RelativeTime key="when" value={draft.keptAt as number} /> })}
        </Notice>
      ) : null}
      <fieldset disabled={!hydrated} className={cn("contents", untouched)}>
        <SeedFieldInputs
          fields={fields}
          errors={errors}
          suggestions={props.suggestions}
          underInstruction={<SimilarNotice similar={similar} projectSlug={projectSlug} />}
          onChange={draft.change}
        />
      </fieldset>
      <SaveBar fields={fields} isNew={number === null} dirty={dirty} pending={pending} onDiscard={discard} />
    </form>
  );
}

/** Fields that wait for the page to listen look as they will. */
const untouched =
  "disabled:[&_:is(input,select,textarea)]:cursor-auto disabled:[&_:is(input,select,textarea)]:bg-background disabled:[&_:is(input,select,textarea)]:text-text dark:disabled:[&_:is(input,select,textarea)]:bg-surface";
