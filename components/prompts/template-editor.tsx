"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { LeaveGuard } from "#components/seeds/leave-guard.tsx";
import { useHydrated } from "#components/seeds/use-hydrated.ts";
import { useSaveKey } from "#components/seeds/use-save-key.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { notify, notifyUndo } from "#components/ui/notify.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import type { NewerPromptVersion } from "#lib/expansion/commands/save-prompt.ts";
import {
  checkTemplate,
  type PromptPurpose,
  promptVersionInput,
  type TemplateText,
  templateFields,
} from "#lib/expansion/prompts/template-schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { TemplatePreview } from "./template-preview.tsx";
import { TextConflict } from "./text-conflict.tsx";
import { type SavedTemplate, useTemplateDraft } from "./use-template-draft.ts";
import { VariableList } from "./variable-list.tsx";

/** Saves a template's next version. */
export type SaveVersion = (
  input: TemplateText & { templateId: string; baseNumber: number; note: string },
) => Promise<ActionResult<{ number: number; unchanged: boolean }>>;

/**
 * Writes a template: its two messages with checks as one types, variables that go in at the cursor, a preview on drawn seeds. Nothing
 * typed is lost: a refused save leaves it in the fields, and a page that is left keeps it in the browser.
 */
export function TemplateEditor({
  slug,
  userId,
  templateId,
  purpose,
  server,
  save,
}: {
  slug: string;
  userId: string;
  templateId: string;
  purpose: PromptPurpose;
  server: SavedTemplate;
  save: SaveVersion;
}) {
  const t = useTranslations("prompts.editor");
  const tAny = useTranslations();
  const draft = useTemplateDraft(server, `seedbed:prompt:${userId}:${templateId}`);
  const { text, dirty, base } = draft;
  const hydrated = useHydrated();
  const [note, setNote] = useState("");
  const [newer, setNewer] = useState<NewerPromptVersion | null>(null);
  const [invalid, setInvalid] = useState<Record<string, string> | null>(null);
  const areas = useRef<Partial<Record<keyof TemplateText, HTMLTextAreaElement | null>>>({});
  const lastField = useRef<keyof TemplateText>("user");
  const problems = checkTemplate(purpose, text);

  const { submit, pending, failure, clear } = useFormAction(
    async ({ baseNumber, sent }: { baseNumber: number; sent: TemplateText & { note: string } }) => {
      const result = await save({ templateId, baseNumber, ...sent });
      if (!result.ok) {
        const data = result.error.data as (NewerPromptVersion & { reason: string }) | undefined;
        setNewer(data?.reason === "changed" ? data : null);
        return result;
      }
      const { number, unchanged } = result.value;
      const now = draft.current.current;
      draft.standOn({ number, system: sent.system, user: sent.user }, now);
      setNewer(null);
      setNote("");
      notify(t(unchanged ? "nothingToSave" : "saved", { number }), { id: "prompt-saved" });
      return result;
    },
  );

  function saveNext(baseNumber = base.number) {
    clear();
    const now = draft.current.current;
    const parsed = promptVersionInput.safeParse({ templateId, baseNumber, note, ...now });
    const found: Record<string, string> = {};
    for (const issue of parsed.error?.issues ?? []) found[String(issue.path[0])] ??= tAny(issue.message as never);
    for (const problem of checkTemplate(purpose, now))
      found[problem.field] ??= tAny(`prompts.problems.${problem.key}`, problem.values as never);
    if (!parsed.success || Object.keys(found).length > 0) {
      setInvalid(found);
      return;
    }
    setInvalid(null);
    const { system, user } = parsed.data;
    // As they are kept, so that a saved text does not count as changed.
    draft.change({ system, user });
    submit({ baseNumber, sent: { system, user, note: parsed.data.note } });
  }
  useSaveKey(() => saveNext());

  function insert(variable: string) {
    const field = lastField.current;
    const area = areas.current[field];
    const written = draft.current.current[field];
    const [start, end] = area ? [area.selectionStart, area.selectionEnd] : [written.length, written.length];
    const token = `{{${variable}}}`;
    draft.change({ [field]: written.slice(0, start) + token + written.slice(end) });
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(start + token.length, start + token.length);
    });
  }

  function discard() {
    const mine = draft.current.current;
    draft.standOn(server);
    setInvalid(null);
    setNewer(null);
    clear();
    notifyUndo(t("discarded"), t("undo"), () => draft.change(mine));
  }

  function change(field: keyof TemplateText, written: string) {
    const next = { ...draft.current.current, [field]: written };
    draft.change({ [field]: written });
    // What a save was refused for is said above as long as it holds.
    if (checkTemplate(purpose, next).length === 0) setInvalid(null);
  }

  const shown = invalid ? { message: "", fields: invalid } : newer ? null : failure;
  const labels = { system: t("system"), user: t("user"), note: t("note") };
  const errorsOf = (field: keyof TemplateText) =>
    problems
      .filter((problem) => problem.field === field)
      .map((problem) => tAny(`prompts.problems.${problem.key}`, problem.values as never));
  // In sight wherever one is in a long text; read aloud with its field.
  const problem = templateFields.flatMap(errorsOf)[0];

  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <form
        aria-label={t("label")}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          saveNext();
        }}
        className="flex min-w-0 flex-col gap-5 [&_:is(input,textarea)]:scroll-mb-24"
      >
        <LeaveGuard active={dirty} />
        <FormFailure failure={shown} labels={labels} />
        {newer && !pending ? (
          <TextConflict
            theirs={newer}
            savedBy={newer.savedBy}
            mine={text}
            takeTheirs={() => {
              const mine = draft.current.current;
              draft.standOn(newer);
              setNewer(null);
              clear();
              notifyUndo(tAny("prompts.conflict.took"), t("undo"), () => draft.change(mine));
              areas.current.user?.focus();
            }}
            saveMine={() => saveNext(newer.number)}
          />
        ) : null}
        {draft.kept ? (
          <Notice
            live="status"
            action={
              <Button size="sm" onClick={discard}>
                {t("discard")}
              </Button>
            }
          >
            {t("kept")}
          </Notice>
        ) : null}
        <fieldset disabled={!hydrated} className="contents">
          {templateFields.map((field) => (
            <Field
              key={field}
              label={labels[field]}
              name={field}
              hint={t(`${field}Hint`)}
              error={errorsOf(field)}
              required={field === "user"}
            >
              <Textarea
                name={field}
                spellCheck
                rows={field === "user" ? 16 : 5}
                className="font-mono text-sm max-md:text-base"
                value={text[field]}
                ref={(node) => {
                  areas.current[field] = node;
                }}
                onFocus={() => {
                  lastField.current = field;
                }}
                onChange={(event) => change(field, event.target.value)}
              />
            </Field>
          ))}
          <Field label={labels.note} name="note" hint={t("noteHint")} error={invalid?.note} optional>
            <Input name="note" autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
        </fieldset>
        <div className="sticky bottom-(--bottom-bar) -mx-1 flex flex-wrap items-center gap-x-3 gap-y-2 border-t bg-background px-1 py-3">
          {problem ? (
            <p aria-hidden="true" className="line-clamp-2 basis-full text-sm text-reject">
              {problem}
            </p>
          ) : null}
          <Button type="submit" variant="primary" pending={pending}>
            {t("save", { number: Math.max(base.number, server.number, newer?.number ?? 0) + 1 })}
          </Button>
          <Kbd keys="mod+s" className="max-md:hidden" />
          {dirty ? (
            <Button variant="quiet" onClick={discard}>
              {t("discard")}
            </Button>
          ) : null}
          <span role="status" className="text-sm text-muted">
            {dirty ? t("unsaved") : t("savedNow", { number: base.number })}
          </span>
        </div>
      </form>
      <div className="flex min-w-0 flex-col gap-6">
        <VariableList purpose={purpose} insert={insert} />
        <TemplatePreview slug={slug} purpose={purpose} text={text} ready={problems.length === 0} />
      </div>
    </div>
  );
}
