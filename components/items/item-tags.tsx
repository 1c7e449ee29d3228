"use client";

import { Tags } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { notify } from "#components/ui/notify.ts";
import { TagInput } from "#components/ui/tag-input.tsx";
import { askServer } from "./ask-server.ts";

/** An item's tags, and a place to change them. What two people change at once is both kept: only what changed is sent. */
export function ItemTags({
  api,
  tags,
  suggestions,
  mayEdit,
}: {
  /** "/api/p/SLUG/items/ID" */
  api: string;
  tags: readonly string[];
  suggestions: readonly string[];
  mayEdit: boolean;
}) {
  const t = useTranslations("items.tags");
  const unreachable = useTranslations("errors")("unreachable");
  const router = useRouter();
  const [shown, setShown] = useState(tags);
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const [pending, setPending] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const left = useRef(false);
  useEffect(() => setShown(tags), [tags]);
  useEffect(() => {
    if (draft === null && left.current) button.current?.focus();
    left.current = draft !== null;
  }, [draft]);

  async function save(): Promise<void> {
    if (draft === null) return;
    setPending(true);
    const add = draft.filter((tag) => !shown.includes(tag));
    const remove = shown.filter((tag) => !draft.includes(tag));
    const answer = await askServer<{ tags: string[] }>(`${api}/tags`, { body: { add, remove } });
    setPending(false);
    if (!answer.ok) {
      notify(answer.error?.message ?? unreachable, { tone: "reject" });
      return;
    }
    setShown(answer.value.tags);
    setDraft(null);
    router.refresh();
  }

  if (draft !== null) {
    return (
      <div className="flex flex-col gap-2">
        <Field label={t("title")} labelHidden>
          <TagInput tags={draft} suggestions={suggestions} onChange={setDraft} />
        </Field>
        <div className="flex gap-2">
          <Button size="sm" variant="primary" pending={pending} onClick={() => void save()}>
            {t("save")}
          </Button>
          <Button size="sm" onClick={() => setDraft(null)}>
            {t("cancel")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {shown.length === 0 ? <span className="text-muted">{t("none")}</span> : null}
      {shown.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {mayEdit ? (
        <Button ref={button} size="sm" variant="quiet" icon={<Tags />} onClick={() => setDraft(shown)}>
          {t("edit")}
        </Button>
      ) : null}
    </div>
  );
}
