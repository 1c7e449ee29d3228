import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

/** A link in running text, always underlined, so that it is not told by colour alone. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cn(
        "rounded-sm text-accent-text underline decoration-accent-text/40 underline-offset-2 hover:decoration-current",
        className,
      )}
    />
  );
}
