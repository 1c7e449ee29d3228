"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { EditConflict as Conflict, SavedText } from "#lib/items/commands/save-item-text.ts";
import type { ItemEdit, TaskText } from "#lib/items/schema.ts";
import type { Answer } from "./ask-server.ts";
import { EditConflict } from "./edit-conflict.tsx";
import { ChangeList } from "./text/change-list.tsx";
import { countRisky, taskChanges } from "./text/task-changes.ts";
import { useTaskChanges } from "./text/use-task-changes.ts";

const fields = ["instruction", "input", "output"] as const;

/** A second press so soon after the first is the first one's: a double click confirms nothing. */
const shortestLook = 500;

/**
 * Edits an item's text in its place, with what was changed under it. Ctrl or Cmd and Enter saves, Escape leaves and asks
 * first where something would be lost. Changed numbers, doses, denials and the like are called out, and take a second
 * press to save. Where somebody else saved meanwhile, both texts are shown and nothing typed is gone.
 */
export function ItemEditor({
  text,
  version,
  save,
  onSaved,
  onLeave,
  unreachable,
}: {
  text: TaskText;
  version: number;
  save: (edit: ItemEdit) => Promise<Answer<SavedText>>;
  onSaved: (saved: SavedText, text: TaskText) => void;
  /** Left without saving; `outdated` when somebody else's text stands now. */
  onLeave: (outdated: boolean) => void;
  /** What to say when the server cannot be reached. */
  unreachable: string;
}) {
  const t = useTranslations("items.editor");
  const tText = useTranslations("items.text");
  const tChanges = useTranslations("itemText.changes");
  const [mine, setMine] = useState<TaskText>(text);
  const [base, setBase] = useState(version);
  const [theirs, setTheirs] = useState<Conflict | null>(null);
  const [showsConflict, setShowsConflict] = useState(false);
  const [failure, setFailure] = useState<{ message: string; fields?: Record<string, string> } | null>(null);
  const [pending, setPending] = useState(false);
  const [asks, setAsks] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const against = theirs?.text ?? text;
  const dirty = fields.some((field) => mine[field] !== against[field]);
  const changes = useTaskChanges(against, mine);
  /** The text that was to be saved when its changes were called out, how many, and when. */
  const [asked, setAsked] = useState<{ of: TaskText; count: number; at: number } | null>(null);
  const asking = asked?.of === mine ? asked : null;

  /** Saves what has nothing to call out at once; else says so, and saves when it is asked again. */
  function askOrSave() {
    if (pending) return;
    if (asking) {
      if (performance.now() - asking.at > shortestLook) void submit();
      return;
    }
    const count = countRisky(taskChanges(against, mine));
    if (count === 0) return void submit();
    setAsked({ of: mine, count, at: performance.now() });
    announce(tChanges("asked", { count }), "assertive");
  }

  async function submit(baseVersion = base) {
    if (pending) return;
    setPending(true);
    const answer = await save({ baseVersion, ...mine });
    setPending(false);
    if (answer.ok) return onSaved(answer.value, mine);
    if (answer.status === 409 && answer.error?.data) {
      setTheirs(answer.error.data as Conflict);
      setShowsConflict(true);
      setFailure(null);
      return;
    }
    setFailure(answer.error ?? { message: unreachable });
  }

  function leave() {
    if (dirty) setAsks(true);
    else onLeave(theirs !== null);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || asks) return;
    const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (chord && (event.key === "Enter" || event.key.toLowerCase() === "s")) {
      event.preventDefault();
      if (!event.repeat) askOrSave();
    } else if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  }

  if (theirs && showsConflict) {
    return (
      <EditConflict
        theirs={theirs}
        mine={mine}
        pending={pending}
        onSaveMine={() => submit(theirs.version)}
        onEditMine={() => {
          setBase(theirs.version);
          setShowsConflict(false);
        }}
        onKeepTheirs={() => onLeave(true)}
      >
        {failure ? (
          <Notice tone="reject" live="alert">
            {failure.message}
          </Notice>
        ) : null}
      </EditConflict>
    );
  }
  return (
    <form
      ref={form}
      aria-label={t("label")}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        askOrSave();
      }}
      className="flex max-w-[68ch] flex-col gap-4 text-[length:var(--item-text-size)]"
    >
      {fields.map((field) => (
        <Field key={field} label={tText(field)} name={`edit-${field}`} error={failure?.fields?.[field]}>
          <Textarea
            itemText
            autoFocus={field === "instruction"}
            rows={field === "instruction" ? 2 : 3}
            value={mine[field]}
            onChange={(event) => setMine({ ...mine, [field]: event.currentTarget.value })}
          />
        </Field>
      ))}
      {changes.length > 0 ? (
        <section aria-label={tChanges("title")} className="flex flex-col gap-3 border-t pt-3">
          <h3 className="text-sm font-medium text-muted">{tChanges("title")}</h3>
          <ChangeList changes={changes} lang={mine.output || mine.instruction} />
        </section>
      ) : null}
      <div className="sticky bottom-[var(--editor-bottom,0px)] -mx-1 flex flex-wrap items-center gap-2 bg-background px-1 py-2">
        {failure ? (
          // Beside the button that was pressed: of a long text, the field's own error may be far out of sight.
          <Notice tone="reject" live="alert" className="w-full">
            <p>{failure.message}</p>
            {fields.map((field) =>
              failure.fields?.[field] ? (
                <p key={field}>
                  {tText(field)}: {[failure.fields[field]].flat().join(" ")}
                </p>
              ) : null,
            )}
          </Notice>
        ) : null}
        <Button type="submit" variant="primary" pending={pending}>
          {asking ? tChanges("save", { count: asking.count }) : t("save")}
          <Kbd keys="mod+enter" inverse className="max-md:hidden" />
        </Button>
        <Button onClick={leave}>
          {t("cancel")}
          <Kbd keys="escape" className="max-md:hidden" />
        </Button>
      </div>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t("discardTitle")}
        description={t("discardDescription")}
        confirmLabel={t("discard")}
        onConfirm={() => onLeave(theirs !== null)}
      />
    </form>
  );
}
