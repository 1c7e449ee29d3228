"use client";

import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonLook, buttonStyle } from "./button-style.ts";
import { cn } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

/** Props of Button: those of a native button, its look, an icon before the label, and whether its act is under way. */
export type ButtonProps = ComponentProps<"button"> & ButtonLook & { pending?: boolean; icon?: ReactNode };

/**
 * A button. While `pending`, the label keeps its place under a spinner, so that nothing moves; the button stays
 * focusable, says that it is busy, and ignores clicks.
 */
export function Button({
  variant,
  size,
  pending = false,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  function click(event: MouseEvent<HTMLButtonElement>) {
    if (pending) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  }
  return (
    <button
      type={type}
      {...rest}
      aria-disabled={pending || rest["aria-disabled"] || undefined}
      aria-busy={pending || undefined}
      onClick={click}
      className={cn(buttonStyle({ variant, size }), className)}
    >
      <span className={cn("inline-flex items-center gap-1.5", pending && "opacity-0")}>
        {icon}
        {children}
      </span>
      {pending ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      ) : null}
    </button>
  );
}
