"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import type { Stretch } from "#lib/algorithms/shared-tokens.ts";
import type { TextPart } from "#lib/algorithms/text-form.ts";
import type { TaskText } from "#lib/items/schema.ts";
import { BrokenJsonPart } from "./broken-json-part.tsx";
import { JsonPart } from "./json-part.tsx";
import { PlainPart } from "./plain-part.tsx";
import { TablePart } from "./table-part.tsx";
import { TaggedPart } from "./tagged-part.tsx";
import { cutAt, foldedLines, type ShownLines } from "./text-fold.ts";

const none: readonly Stretch[] = [];

/**
 * One of a task's texts as what it is: JSON, tagged tokens and tables as such, the rest as it is written. A long one is folded until
 * its reader asks for all of it. Give it a key of the text, so that the next text begins folded.
 */
export function ShownText({
  text,
  parts,
  field,
  shared = none,
  className,
}: {
  text: string;
  /** What it is, by `textParts`. */
  parts: readonly TextPart[];
  field: keyof TaskText;
  shared?: readonly Stretch[] | undefined;
  className?: string;
}) {
  const t = useTranslations("itemText");
  const [whole, setWhole] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const folded = useMemo(() => foldedLines(text, parts), [text, parts]);
  const isFolded = folded !== null && !whole;
  return (
    <div ref={box} tabIndex={-1} className={cn("flex flex-col gap-3", className)}>
      {parts.map((part, i) => {
        const most = isFolded ? (folded[i] as ShownLines) : Number.POSITIVE_INFINITY;
        return most < 1 ? null : <Part key={part.start} {...{ text, part, field, most, shared }} />;
      })}
      {folded ? (
        <div className="font-sans font-normal">
          <Button
            size="sm"
            onClick={() => {
              setWhole(isFolded);
              // The button moves; the reader stays at the text.
              box.current?.focus({ preventScroll: isFolded });
            }}
            aria-expanded={!isFolded}
            {...(isFolded ? { "aria-label": t("showAllOf", { count: text.length, field: t(`field.${field}`) }) } : {})}
            className="max-md:h-11"
          >
            {isFolded ? t("showAll", { count: text.length }) : t("showLess")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Part({
  text,
  part,
  field,
  most,
  shared,
}: {
  text: string;
  part: TextPart;
  field: keyof TaskText;
  most: ShownLines;
  shared: readonly Stretch[];
}) {
  const t = useTranslations("itemText");
  switch (part.kind) {
    case "json":
      return <JsonPart lines={part.lines} values={part.values} most={most} />;
    case "broken json":
      return <BrokenJsonPart {...part} text={text} end={cutAt(text, part.start, part.end, most)} />;
    case "tags":
      return <TaggedPart tagged={part} most={most} />;
    case "table":
      return <TablePart table={part} label={t("tableLabel", { field: t(`field.${field}`) })} most={most} />;
    case "plain": {
      // A blank line beside another part is the distance between them already.
      const from = part.start + (part.start === 0 ? 0 : blankBefore(text, part.start, part.end));
      const end = cutAt(text, from, part.end, most);
      const until = end === text.length ? end : from + text.slice(from, end).trimEnd().length;
      return from >= until ? null : <PlainPart text={text} start={from} end={until} shared={shared} />;
    }
  }
}

function blankBefore(text: string, start: number, end: number): number {
  return /^(?:[ \t\r]*\n)*/.exec(text.slice(start, Math.min(end, start + 200)))?.[0].length ?? 0;
}
