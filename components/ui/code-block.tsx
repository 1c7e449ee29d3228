"use client";

import { cn } from "./class-names.ts";
import { CopyButton } from "./copy-button.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

/** Text in the fixed-width font, as it is: prompts, JSON, ids, log lines. Scrolls within itself; can be copied. */
export function CodeBlock({
  label,
  text,
  wrap = true,
  copy = true,
  className,
}: {
  /** What it is, read aloud as the name of the scrolling part: "Prompt", "Response". */
  label: string;
  text: string;
  wrap?: boolean;
  copy?: boolean;
  className?: string;
}) {
  return (
    <div className={cn("relative rounded-md border bg-surface", className)}>
      {copy ? <CopyButton text={text} className="absolute top-1 right-1 bg-surface" /> : null}
      <ScrollRegion
        as="pre"
        label={label}
        className={cn(
          "max-h-96 rounded-md py-2.5 pl-3 font-mono text-sm",
          copy ? "pr-10" : "pr-3",
          wrap && "whitespace-pre-wrap wrap-anywhere",
        )}
      >
        {text}
      </ScrollRegion>
    </div>
  );
}
