"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useRunForm } from "./run-form-context.ts";

/**
 * A part of the form that is folded until somebody wants it: its title, and in a few words what holds now. It opens by
 * itself where a field in it is wrong.
 */
export function FormGroup({
  title,
  summary,
  fields,
  children,
}: {
  title: string;
  /** What holds now. */
  summary: string;
  /** Paths of its fields, or the beginning of them up to and with a dot. */
  fields: readonly string[];
  children: ReactNode;
}) {
  const { errors } = useRunForm();
  const [open, setOpen] = useState(false);
  const wrong = Object.keys(errors).some((path) =>
    fields.some((field) => path === field || (field.endsWith(".") && path.startsWith(field))),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt that goes wrong opens it anew
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong, errors]);
  return (
    <details
      className="group border-t"
      open={open}
      onToggle={(event) => {
        // An event of a fold within this one is not this one's.
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary className="flex min-h-11 cursor-default list-none items-center gap-2 rounded-sm py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        <h2 className="shrink-0 text-base font-semibold">{title}</h2>
        <span className="ml-auto min-w-0 truncate pl-3 text-sm text-muted tabular-nums">{summary}</span>
      </summary>
      <div className="flex flex-col gap-4 pt-1 pb-5 pl-6">{children}</div>
    </details>
  );
}
