"use client";

import { X } from "lucide-react";
import { Button, type ButtonProps } from "./button.tsx";
import { cn } from "./class-names.ts";

/** The cross that closes a dialog or a panel. Without a tooltip: it may take the focus by itself, and its Escape is the dialog's. */
export function CloseButton({ label, className, ...rest }: ButtonProps & { label: string }) {
  return (
    <Button {...rest} aria-label={label} size="icon-sm" variant="quiet" className={cn("text-muted", className)}>
      <X />
    </Button>
  );
}
