import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

const badgeStyle = cva(
  "inline-flex h-5 max-w-full items-center align-middle gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "bg-other-soft text-other",
        accent: "bg-accent-soft text-accent-text",
        approve: "bg-approve-soft text-approve",
        reject: "bg-reject-soft text-reject",
        warning: "bg-warning-soft text-warning",
        outline: "border border-line text-muted",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** The tones of a badge. */
export type BadgeTone = NonNullable<VariantProps<typeof badgeStyle>["tone"]>;

/** A short label beside something. Long text is cut, so keep it to a word or two. */
export function Badge({
  tone,
  icon,
  mono,
  className,
  children,
}: {
  tone?: BadgeTone;
  icon?: ReactNode;
  mono?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={cn(badgeStyle({ tone }), mono && "font-mono", "[&_svg]:size-3 [&_svg]:shrink-0", className)}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
