import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A heading's text as the button that folds away what stands under it. */
export function FoldButton({
  folded,
  onFold,
  children,
}: {
  folded: boolean;
  onFold: (folded: boolean) => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-expanded={!folded}
      onClick={() => onFold(!folded)}
      className="-ml-1 flex min-h-8 items-center gap-1 rounded-sm pr-2 text-left hover:text-text max-md:min-h-11"
    >
      <ChevronRight
        aria-hidden="true"
        className={cn("size-4 shrink-0 text-muted transition-transform", !folded && "rotate-90")}
      />
      {children}
    </button>
  );
}
