"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring } from "./field-wiring.ts";
import { inputStyle } from "./input-style.ts";

/** One choice of a select. */
export type SelectOption = { value: string; label: string; disabled?: boolean };

/** The browser's own select: best in forms and on phones. `placeholder` is a first choice with an empty value. */
export function NativeSelect({
  options,
  placeholder,
  className,
  ...rest
}: Omit<ComponentProps<"select">, "children"> & { options: readonly SelectOption[]; placeholder?: string }) {
  const wiring = useControlWiring(rest);
  return (
    <div className={cn("relative min-w-0", className)}>
      <select {...rest} {...wiring} className={cn(inputStyle, "appearance-none truncate pr-8")}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-muted"
      />
    </div>
  );
}
