"use client";

import { type ReactNode, useId } from "react";
import { cn } from "./class-names.ts";

/** One of a few choices, each with a sentence that explains it. Stands in `<Field group>`, which names it. */
export function RadioGroup<Value extends string>({
  value,
  options,
  onValueChange,
  className,
}: {
  value: Value;
  options: readonly { value: Value; label: ReactNode; hint?: ReactNode }[];
  onValueChange: (value: Value) => void;
  className?: string;
}) {
  const name = useId();
  return (
    <div className={cn("flex flex-col gap-2", className)}>
      {options.map((option) => {
        const hintId = option.hint ? `${name}-${option.value}` : undefined;
        return (
          <div key={option.value} className="flex min-h-6 items-start gap-2.5">
            <input
              type="radio"
              id={`${name}-${option.value}-radio`}
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValueChange(option.value)}
              aria-describedby={hintId}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <div className="min-w-0">
              <label htmlFor={`${name}-${option.value}-radio`} className="text-base">
                {option.label}
              </label>
              {option.hint ? (
                <div id={hintId} className="text-sm text-muted text-pretty">
                  {option.hint}
                </div>
              ) : null}
            </div>
          </div>
        );
      })}
    </div>
  );
}
