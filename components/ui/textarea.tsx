"use client";

import { type ComponentProps, useLayoutEffect, useRef } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring } from "./field-wiring.ts";
import { inputStyle } from "./input-style.ts";

/**
 * A text area that grows with its text from `rows` (3) to 60 % of the window, then scrolls.
 * `itemText` sets it as item text is set on screen.
 */
export function Textarea({
  className,
  rows = 3,
  itemText = false,
  onInput,
  ref,
  ...rest
}: ComponentProps<"textarea"> & { itemText?: boolean }) {
  const wiring = useControlWiring(rest);
  const own = useRef<HTMLTextAreaElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value from outside changes the height too
  useLayoutEffect(() => grow(own.current), [rest.value]);
  return (
    <textarea
      {...rest}
      {...wiring}
      rows={rows}
      ref={(node) => {
        own.current = node;
        if (typeof ref === "function") return ref(node);
        if (ref) ref.current = node;
      }}
      onInput={(event) => {
        grow(event.currentTarget);
        onInput?.(event);
      }}
      className={cn(
        inputStyle,
        "field-sizing-content h-auto max-h-[60dvh] min-h-16 resize-y py-1.5",
        itemText && "py-2 text-lg/[1.5] md:text-[length:var(--item-text-size)]/[1.5]",
        className,
      )}
    />
  );
}

/** Where the browser has no `field-sizing`, sets the height from the text. */
function grow(node: HTMLTextAreaElement | null) {
  if (!node || CSS.supports("field-sizing", "content")) return;
  node.style.height = "auto";
  node.style.height = `${node.scrollHeight + 2}px`;
}
