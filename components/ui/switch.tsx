"use client";

import { Switch as RadixSwitch } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring } from "./field-wiring.ts";

/** Something on or off, at once. The label says what is on; without `label` give it an `aria-label`. */
export function Switch({
  label,
  hint,
  className,
  ...rest
}: ComponentProps<typeof RadixSwitch.Root> & { label?: ReactNode; hint?: ReactNode }) {
  const own = useId();
  const id = rest.id ?? own;
  const hintId = hint ? `${id}-hint` : undefined;
  const wiring = useControlWiring({ id, "aria-describedby": hintId });
  const control = (
    <RadixSwitch.Root
      {...rest}
      {...wiring}
      className={cn(
        "group -my-0.5 grid h-6 w-9 shrink-0 items-center rounded-full disabled:cursor-not-allowed disabled:opacity-50",
        !label && className,
      )}
    >
      <span
        aria-hidden="true"
        className="flex h-5 items-center rounded-full bg-line-strong px-0.5 transition-colors group-data-[state=checked]:bg-accent"
      >
        <RadixSwitch.Thumb className="size-4 rounded-full bg-background transition-transform data-[state=checked]:translate-x-4" />
      </span>
    </RadixSwitch.Root>
  );
  if (!label) return control;
  return (
    <div className={cn("flex min-h-6 items-start gap-2.5", className)}>
      {control}
      <div className="min-w-0">
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint ? (
          <div id={hintId} className="text-sm text-muted">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
