"use client";

import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring } from "./field-wiring.ts";
import { inputStyle } from "./input-style.ts";

/** A one-line text input. Inside a Field it takes its name, hint and error from there. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  const wiring = useControlWiring(rest);
  const numeric = rest.type === "number" || rest.inputMode === "numeric" || rest.inputMode === "decimal";
  return <input {...rest} {...wiring} className={cn(inputStyle, numeric && "tabular-nums", className)} />;
}
