"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

/** A button that is only an icon: `label` is its accessible name and its tooltip. */
export function IconButton({
  label,
  icon,
  size = "icon",
  variant = "quiet",
  shortcut,
  ...rest
}: Omit<ButtonProps, "children" | "aria-label"> & { label: string; icon: ReactNode; shortcut?: string }) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <Button aria-label={label} size={size} variant={variant} {...rest}>
        {icon}
      </Button>
    </Tooltip>
  );
}
