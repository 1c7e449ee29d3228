"use client";

import { useTranslations } from "next-intl";
import { memo, useId, useMemo, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { MarkdownBody, renderMarkdown } from "./markdown.tsx";
import type { MarkdownHeading } from "./markdown-outline.ts";

/** As many headings as are seen at once. */
const mostFound = 8;
const fewHeadings = 4;

/** The guidelines for reading beside an item, with a search for their headings where there are some. */
export const GuidelinesReader = memo(function GuidelinesReader({ body }: { body: string }) {
  const { content, headings } = useMemo(() => renderMarkdown(body, { level: 3, prefix: "beside-" }), [body]);
  return (
    <>
      {headings.length >= fewHeadings ? <HeadingSearch headings={headings} /> : null}
      {/* The page must not move for a link within the text, only the panel. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link clicks it */}
      <div
        onClick={(event) => {
          const link = event.target instanceof Element ? event.target.closest("a") : null;
          const place = link?.getAttribute("href") ?? "";
          if (!place.startsWith("#")) return;
          event.preventDefault();
          goTo(decodeURIComponent(place.slice(1)));
        }}
      >
        <MarkdownBody className="text-base">{content}</MarkdownBody>
      </div>
    </>
  );
});

/** Brings a place of the text to the top of what scrolls around it, and nothing else. */
function goTo(id: string) {
  const place = document.getElementById(id);
  const scrolls = place?.closest("[data-scrolls]");
  if (!place || !scrolls) return;
  scrolls.scrollTop += place.getBoundingClientRect().top - scrolls.getBoundingClientRect().top - 12;
  place.focus({ preventScroll: true });
}

function HeadingSearch({ headings }: { headings: readonly MarkdownHeading[] }) {
  const t = useTranslations("guidelines.panel");
  const [typed, setTyped] = useState("");
  const listId = useId();
  const wanted = typed.trim().toLowerCase();
  const found = wanted === "" ? [] : headings.filter(({ text }) => text.toLowerCase().includes(wanted));

  function go({ id }: MarkdownHeading) {
    goTo(id);
    setTyped("");
  }

  return (
    <search className="mb-4 block">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (found[0]) go(found[0]);
        }}
      >
        <Field label={t("search")} labelHidden>
          <Input
            type="search"
            autoComplete="off"
            placeholder={t("search")}
            value={typed}
            aria-controls={listId}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      </form>
      <div id={listId} aria-live="polite">
        {wanted === "" ? null : found.length === 0 ? (
          <p className="mt-1 text-sm text-muted">{t("noHeading")}</p>
        ) : (
          <ul className="mt-1 flex flex-col">
            {found.slice(0, mostFound).map((heading) => (
              <li key={heading.id}>
                <button
                  type="button"
                  onClick={() => go(heading)}
                  className="flex min-h-8 w-full items-center rounded-sm px-2 text-left text-accent-text wrap-anywhere hover:bg-sunken"
                >
                  {heading.text}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </search>
  );
}
