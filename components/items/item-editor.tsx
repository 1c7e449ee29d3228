"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
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

const fields = ["instruction", "input", "output"] as const;

/**
 * Edits an item's text in its place. Ctrl or Cmd and Enter saves, Escape leaves and asks first where something would
 * be lost. Where somebody else saved meanwhile, both texts are shown and nothing typed is gone.
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
      if (!event.repeat) void submit();
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
        void submit();
      }}
      className="flex max-w-[68ch] flex-col gap-4 text-[length:var(--item-text-size)]"
    >
      {failure ? (
        <Notice tone="reject" live="alert">
          {failure.message}
        </Notice>
      ) : null}
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
      <div className="sticky bottom-0 -mx-1 flex flex-wrap items-center gap-2 bg-background px-1 py-2">
        <Button type="submit" variant="primary" pending={pending}>
          {t("save")}
          <Kbd keys="mod+enter" inverse />
        </Button>
        <Button onClick={leave}>
          {t("cancel")}
          <Kbd keys="escape" />
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
