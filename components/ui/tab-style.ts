import { cn } from "./class-names.ts";

/** The line of tabs; scrolls sideways where it is too narrow. */
export const tabListStyle = "flex gap-4 overflow-x-auto overflow-y-hidden border-b";

/** One tab; the current one carries the accent as a line and darker text. */
export const tabStyle = cn(
  "focus-inset relative -mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-0.5 text-base whitespace-nowrap text-muted hover:text-text",
  "data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text",
  "aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text",
);
