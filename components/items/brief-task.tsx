"use client";

import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { TextLink } from "#components/ui/text-link.tsx";

/** A task in two lines beside another one; it unfolds to the whole, and to a link to its page. */
export function BriefTask({
  head,
  instruction,
  rest,
  href,
  linkLabel,
}: {
  /** Number, category, score. */
  head: ReactNode;
  instruction: string;
  /** What unfolds below the instruction. */
  rest?: ReactNode;
  href: string;
  linkLabel: string;
}) {
  return (
    <details className="group rounded-md border bg-background open:bg-surface">
      <summary className="focus-inset flex list-none gap-1.5 rounded-md px-2.5 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="min-w-0 flex-1">
          <span className="flex min-h-5 flex-wrap items-center gap-x-2 gap-y-0.5 text-sm text-muted tabular-nums">
            {head}
          </span>
          <span className="line-clamp-2 wrap-anywhere group-open:line-clamp-none">{instruction}</span>
        </span>
      </summary>
      <div className="flex flex-col gap-2 px-2.5 pb-2.5 pl-8 text-base wrap-anywhere">
        {rest}
        <span>
          <TextLink href={href} target="_blank" rel="noopener">
            {linkLabel}
          </TextLink>
        </span>
      </div>
    </details>
  );
}
