import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonStyle } from "./button-style.ts";
import { cn } from "./class-names.ts";

/** A link that looks like a button: for going somewhere. What acts is a Button. */
export function LinkButton({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & ButtonLook & { icon?: ReactNode }) {
  return (
    <Link {...rest} className={cn(buttonStyle({ variant, size }), "no-underline", className)}>
      {icon}
      {children}
    </Link>
  );
}
