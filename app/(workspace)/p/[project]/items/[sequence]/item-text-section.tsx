"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { ItemEditor } from "#components/items/item-editor.tsx";
import { TaskTextView } from "#components/items/task-text.tsx";
import { useTellOverride } from "#components/items/use-tell-override.ts";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/notify.ts";
import type { TaskText } from "#lib/items/schema.ts";

/** The item's text, and its editor in place of it. */
export function ItemTextSection({
  api,
  home,
  text,
  version,
  mayEdit,
}: {
  /** "/api/p/SLUG/items/ID" */
  api: string;
  /** "/p/SLUG" */
  home: string;
  text: TaskText;
  version: number;
  mayEdit: boolean;
}) {
  const t = useTranslations("items");
  const tErrors = useTranslations("errors");
  const router = useRouter();
  const tellOverride = useTellOverride(home);
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const left = useRef(false);

  // Who leaves the editor is back at the button that opened it.
  useEffect(() => {
    if (!editing && left.current) button.current?.focus();
    left.current = editing;
  }, [editing]);

  return (
    <section aria-labelledby="item-text" className="pb-6 [--editor-bottom:var(--bottom-bar)]">
      <h2 id="item-text" className="sr-only">
        {t("text.title")}
      </h2>
      {editing ? (
        <ItemEditor
          text={text}
          version={version}
          unreachable={tErrors("unreachable")}
          save={(edit) => askServer(`${api}/versions`, { body: edit })}
          onSaved={(saved) => {
            setEditing(false);
            if (saved.override && saved.version !== version) tellOverride(saved.override, saved.version);
            else
              notify(saved.version === version ? t("editor.unchanged") : t("editor.saved", { version: saved.version }));
            router.refresh();
          }}
          onLeave={(outdated) => {
            setEditing(false);
            if (outdated) router.refresh();
          }}
        />
      ) : (
        <>
          <TaskTextView text={text} />
          {mayEdit ? (
            <Button ref={button} icon={<Pencil />} onClick={() => setEditing(true)} className="mt-5">
              {t("editor.open")}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}
