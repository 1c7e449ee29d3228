"use client";

import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { type MentionedPerson, mentionBeingTyped, whoMayBeMeant } from "./mentions.ts";

/** As many names as are seen at once. */
const mostOffered = 6;

/**
 * Offers names while one is typed after an "@" in a text area, as a list that the arrows go through, Enter or Tab picks from, and
 * Escape puts away. What an input method composes is left alone.
 */
export function useMentions({
  people,
  text,
  onText,
  box,
}: {
  people: readonly MentionedPerson[];
  text: string;
  onText: (text: string) => void;
  box: RefObject<HTMLTextAreaElement | null>;
}) {
  const listId = useId();
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState(0);
  /** The sign whose list was put away. */
  const [away, setAway] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const typing = focused ? mentionBeingTyped(text, cursor) : null;
  const found = typing && typing.at !== away ? whoMayBeMeant(typing.typed, people, mostOffered) : [];
  // A whole name with a space after it is done with.
  const done = typing !== null && found.some(({ name }) => `${name} ` === typing.typed);
  const offered = done ? [] : found;
  const current = Math.min(chosen, offered.length - 1);

  function follow(area: HTMLTextAreaElement) {
    setCursor(area.selectionStart);
    setChosen(0);
  }

  function pick({ name }: MentionedPerson) {
    if (!typing) return;
    const end = typing.at + name.length + 2;
    onText(`${text.slice(0, typing.at)}@${name} ${text.slice(cursor).replace(/^ /, "")}`);
    setCursor(end);
    setChosen(0);
    // After the text has changed, which puts the cursor at its end.
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(end, end);
    });
  }

  /** @returns whether the key was the list's */
  function press(event: KeyboardEvent): boolean {
    if (offered.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const person = offered[current];
    if (by !== 0) setChosen((current + by + offered.length) % offered.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && person) pick(person);
    else if (event.key === "Escape") setAway(typing?.at ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return {
    listId,
    offered,
    current,
    pick,
    press,
    /** For the text area. */
    wiring: {
      "aria-autocomplete": "list" as const,
      "aria-haspopup": "listbox" as const,
      "aria-controls": offered.length > 0 ? listId : undefined,
      "aria-activedescendant": offered.length > 0 ? `${listId}-${current}` : undefined,
      onSelect: (event: { currentTarget: HTMLTextAreaElement }) => {
        if (event.currentTarget.selectionStart !== cursor) follow(event.currentTarget);
      },
      onFocus: () => setFocused(true),
      onBlur: () => {
        setFocused(false);
        setAway(null);
      },
    },
    /** With each change of the text. */
    typed: (area: HTMLTextAreaElement) => {
      follow(area);
      if (away !== null && mentionBeingTyped(area.value, area.selectionStart)?.at !== away) setAway(null);
    },
  };
}
