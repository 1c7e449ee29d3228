"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cn } from "#components/ui/class-names.ts";
import { inputStyle } from "#components/ui/input-style.ts";

const usualDelay = 300;

/**
 * A search box that reports what was typed once the typing pauses, at once on Enter, and never in the middle of an
 * input method's composition. Escape clears it. `value` is what is being searched for now.
 */
export function SearchBox({
  label,
  value,
  onSearch,
  delay = usualDelay,
  className,
}: {
  label: string;
  value: string;
  onSearch: (query: string) => void;
  delay?: number;
  className?: string;
}) {
  const t = useTranslations("ui.filter");
  const [text, setText] = useState(value);
  const [reported, setReported] = useState(value);
  const [composing, setComposing] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  // The address changed from outside (Back, a cleared filter): follow it, but not our own report coming back.
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (value !== reported) {
      setText(value);
      setReported(value);
    }
  }

  function report(query: string) {
    const trimmed = query.trim();
    if (trimmed === reported) return;
    setReported(trimmed);
    onSearch(trimmed);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new text starts the pause again, not a new callback
  useEffect(() => {
    if (composing || text.trim() === reported) return;
    const timer = setTimeout(() => report(text), delay);
    return () => clearTimeout(timer);
  }, [text, composing, delay]);

  function clear() {
    setText("");
    report("");
    input.current?.focus();
  }

  return (
    <div className={cn("relative min-w-0 flex-1 basis-52 sm:max-w-80", className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === "Enter") {
            event.preventDefault();
            report(text);
          }
          if (event.key === "Escape" && text !== "") {
            event.preventDefault();
            clear();
          }
        }}
        className={cn(inputStyle, "h-8 pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden")}
      />
      {text ? (
        <button
          type="button"
          aria-label={t("clearSearch")}
          onClick={clear}
          className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted hover:text-text"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      ) : null}
    </div>
  );
}
