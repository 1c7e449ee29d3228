"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { FormFailure } from "#components/forms/form-failure.tsx";
import { useFormAction } from "#components/forms/use-form-action.ts";
import { LeaveGuard } from "#components/seeds/leave-guard.tsx";
import { useHydrated } from "#components/seeds/use-hydrated.ts";
import { useSaveKey } from "#components/seeds/use-save-key.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Input } from "#components/ui/input.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { notify, notifyUndo } from "#components/ui/notify.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { NewerGuidelines, SavedGuidelines } from "#lib/review/commands/save-guidelines.ts";
import { type GuidelinesInput, guidelinesInput, mostGuidelineText } from "#lib/review/guidelines-schema.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { GuidelinesConflict } from "./guidelines-conflict.tsx";
import { MarkdownBody, renderMarkdown } from "./markdown.tsx";
import { type SavedText, useGuidelinesDraft } from "./use-guidelines-draft.ts";

/**
 * Writes the project's guidelines, with a preview beside them. Nothing typed is lost: a refused save leaves it in the field, and a page
 * that is left keeps it in the browser.
 */
export function GuidelinesEditor({
  server,
  outline,
  begin,
  storeKey,
  home,
  save,
}: {
  server: SavedText;
  /** A text to start from. */
  outline: string;
  /** What stands in the field where nobody has written guidelines. */
  begin: string;
  storeKey: string;
  /** Where the guidelines are read. */
  home: string;
  save: (input: GuidelinesInput) => Promise<ActionResult<SavedGuidelines>>;
}) {
  const t = useTranslations("guidelines.editor");
  const tAny = useTranslations();
  const router = useRouter();
  const draft = useGuidelinesDraft(server, storeKey, begin);
  const { body, dirty, base } = draft;
  const hydrated = useHydrated();
  const [note, setNote] = useState("");
  const [view, setView] = useState<"write" | "preview">("write");
  const [newer, setNewer] = useState<NewerGuidelines | null>(null);
  const [invalid, setInvalid] = useState<Record<string, string> | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);

  const { submit, pending, failure, clear } = useFormAction(
    async (input: GuidelinesInput) => {
      const result = await save(input);
      if (!result.ok) {
        const data = result.error.data as NewerGuidelines | undefined;
        setNewer(data?.reason === "changed" ? data : null);
      }
      return result;
    },
    ({ number, unchanged }) => {
      draft.standOn({ number, body: draft.current.current });
      notify(t(unchanged ? "nothingToSave" : "saved", { number }), { id: "guidelines-saved" });
      // After the draft is known to be saved, so that nobody is asked whether to leave it.
      setTimeout(() => router.push(home));
    },
  );

  function saveNext(baseNumber = base.number) {
    clear();
    const parsed = guidelinesInput.safeParse({ baseNumber, note, body: draft.current.current });
    if (!parsed.success) {
      setInvalid(
        Object.fromEntries(
          parsed.error.issues.map((issue) => [String(issue.path[0]), tAny(issue.message as "guidelines.errors.empty")]),
        ),
      );
      return;
    }
    setInvalid(null);
    // As it is kept, so that a saved text does not count as changed.
    draft.change(parsed.data.body);
    submit(parsed.data);
  }
  useSaveKey(() => saveNext());

  function putBack(text: string, said: string) {
    const mine = draft.current.current;
    draft.standOn(server, text);
    setInvalid(null);
    setNewer(null);
    clear();
    notifyUndo(said, t("undo"), () => draft.change(mine));
  }

  const shown = invalid ? { message: "", fields: invalid } : newer ? null : failure;
  return (
    <form
      aria-label={t("title")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saveNext();
      }}
      className="flex flex-col gap-5 [&_:is(input,textarea)]:scroll-mb-24"
    >
      <LeaveGuard active={dirty && !pending} />
      <FormFailure failure={shown} labels={{ body: t("label"), note: t("note") }} />
      {newer && !pending ? (
        <GuidelinesConflict
          theirs={newer}
          mine={body}
          takeTheirs={() => {
            const mine = draft.current.current;
            draft.standOn(newer);
            setNewer(null);
            clear();
            notifyUndo(tAny("guidelines.conflict.took"), t("undo"), () => draft.change(mine));
            area.current?.focus();
          }}
          saveMine={() => saveNext(newer.number)}
        />
      ) : null}
      {draft.kept ? (
        <Notice
          live="status"
          action={
            <Button size="sm" onClick={() => putBack(server.body, t("discarded"))}>
              {t("discard")}
            </Button>
          }
        >
          {t("kept")}
        </Notice>
      ) : null}
      <Segmented
        className="self-start lg:hidden"
        label={t("views")}
        value={view}
        options={[
          { value: "write", label: t("write") },
          { value: "preview", label: t("preview") },
        ]}
        onChange={setView}
      />
      <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-2">
        <fieldset
          disabled={!hydrated}
          className={cn("flex min-w-0 flex-col gap-5", view === "preview" && "max-lg:hidden")}
        >
          <Field
            label={t("label")}
            name="body"
            hint={t("hint")}
            error={invalid?.body}
            required
            aside={
              body.trim() === "" ? (
                <Button size="sm" variant="quiet" onClick={() => draft.change(outline)}>
                  {t("insertOutline")}
                </Button>
              ) : undefined
            }
          >
            <Textarea
              ref={area}
              name="body"
              spellCheck
              rows={18}
              className="font-mono text-sm max-md:text-base"
              value={body}
              onChange={(event) => draft.change(event.target.value)}
            />
          </Field>
          <p className={cn("-mt-4 text-sm text-muted tabular-nums", body.length > mostGuidelineText && "text-reject")}>
            {t("length", { length: formatNumber(body.length), most: formatNumber(mostGuidelineText) })}
          </p>
          <Field label={t("note")} name="note" hint={t("noteHint")} error={invalid?.note} optional>
            <Input name="note" autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
        </fieldset>
        <section
          aria-label={t("preview")}
          className={cn("min-w-0 rounded-md border px-5 py-4", view === "write" && "max-lg:hidden")}
        >
          <Preview body={body} />
        </section>
      </div>
      <div className="sticky bottom-(--bottom-bar) -mx-1 flex flex-wrap items-center gap-x-3 gap-y-2 border-t bg-background px-1 py-3">
        <Button type="submit" variant="primary" pending={pending}>
          {t("save", { number: Math.max(base.number, server.number, newer?.number ?? 0) + 1 })}
        </Button>
        <Kbd keys="mod+s" className="max-md:hidden" />
        {dirty ? (
          <Button variant="quiet" onClick={() => putBack(server.body, t("discarded"))}>
            {t("discard")}
          </Button>
        ) : null}
        <span role="status" className="text-sm text-muted">
          {dirty ? t("unsaved") : ""}
        </span>
      </div>
    </form>
  );
}

/** What readers will see; it follows the typing when there is time. */
function Preview({ body }: { body: string }) {
  const t = useTranslations("guidelines.editor");
  const shown = useDeferredValue(body.slice(0, mostGuidelineText));
  const { content } = useMemo(() => renderMarkdown(shown, { level: 2, prefix: "g-" }), [shown]);
  if (shown.trim() === "") return <p className="text-muted">{t("nothing")}</p>;
  return <MarkdownBody className="max-w-[68ch] text-lg">{content}</MarkdownBody>;
}
