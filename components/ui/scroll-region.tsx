"use client";

import { type ReactNode, useRef } from "react";
import { cn } from "./class-names.ts";
import { useOverflow } from "./use-overflow.ts";

/**
 * A part of the page that scrolls by itself, with a name. It is a tab stop only while there is something to scroll.
 * `as="pre"` keeps the text as it is.
 */
export function ScrollRegion({
  label,
  as: Element = "div",
  className,
  children,
}: {
  label: string;
  as?: "div" | "pre";
  className?: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  const overflows = useOverflow(box);
  return (
    <Element
      ref={(node: HTMLElement | null) => {
        box.current = node;
      }}
      role="region"
      aria-label={label}
      tabIndex={overflows ? 0 : undefined}
      className={cn("focus-inset relative overflow-auto", className)}
    >
      {children}
    </Element>
  );
}
