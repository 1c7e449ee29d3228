"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { cn } from "#components/ui/class-names.ts";
import { useControlWiring } from "#components/ui/field-wiring.ts";
import { inputStyle } from "#components/ui/input-style.ts";

/**
 * Tags as chips before a text input. Enter or a comma ends a tag, as does leaving the input; Backspace in the empty input takes
 * the last one out; pasting a list separated by commas or lines adds each. Put it in a Field for its name.
 */
export function TagInput({
  tags,
  suggestions,
  onChange,
}: {
  tags: readonly string[];
  suggestions: readonly string[];
  onChange: (tags: string[]) => void;
}) {
  const t = useTranslations("ui.tags");
  const wiring = useControlWiring({});
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");

  function add(source: string) {
    const added = source.split(/[,\n]/).map((tag) => tag.trim());
    const fresh = [...new Set(added)].filter((tag) => tag !== "" && !tags.includes(tag));
    setText("");
    if (fresh.length === 0) return;
    onChange([...tags, ...fresh]);
    announce(t("added", { tag: fresh.join(", ") }));
  }

  function remove(tag: string) {
    onChange(tags.filter((each) => each !== tag));
    announce(t("removed", { tag }));
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "") {
      const last = tags.at(-1);
      if (last !== undefined) remove(last);
    } else if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) add(text);
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData("text");
    if (!/[,\n]/.test(pasted)) return;
    event.preventDefault();
    add(text + pasted);
  }

  return (
    <div
      className={cn(
        inputStyle,
        "flex h-auto min-h-9 flex-wrap items-center gap-1 py-1 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus",
      )}
    >
      {tags.length > 0 ? (
        <ul aria-label={t("list")} className="contents">
          {tags.map((tag) => (
            <li key={tag} className="inline-flex max-w-full items-center rounded-sm bg-other-soft text-sm text-other">
              <span className="truncate py-0.5 pl-1.5">{tag}</span>
              <button
                type="button"
                aria-label={t("remove", { tag })}
                onClick={() => remove(tag)}
                className="grid size-6 shrink-0 place-items-center rounded-sm hover:text-text"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        {...wiring}
        ref={input}
        list={listId}
        value={text}
        autoComplete="off"
        placeholder={tags.length === 0 ? undefined : t("add")}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add(text)}
        className="h-6 min-w-24 flex-1 bg-transparent outline-none placeholder:text-muted"
      />
      <datalist id={listId}>
        {suggestions
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
