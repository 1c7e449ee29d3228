"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useRef, useState } from "react";
import { cn } from "./class-names.ts";
import { useControlWiring } from "./field-wiring.ts";
import { formatBytes } from "./format-number.ts";

/**
 * One file, chosen or dropped. It is a native file input (so it goes out with its form and works by keyboard) under
 * a place to drop on. `onFile` tells what was chosen. Put it in a Field for its name.
 */
export function FileInput({
  onFile,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "value" | "onChange"> & { onFile?: (file: File | null) => void }) {
  const t = useTranslations("ui.file");
  const wiring = useControlWiring(rest);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);

  function take(next: File | null) {
    setFile(next);
    onFile?.(next);
  }

  return (
    <div
      className={cn(
        "relative flex min-h-20 items-center gap-3 rounded-lg border border-dashed border-line-strong px-4 py-3",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
        over ? "border-accent bg-accent-soft" : "bg-surface",
        className,
      )}
    >
      <FileUp aria-hidden="true" className="size-5 shrink-0 text-muted" />
      <span aria-hidden="true" className="min-w-0 wrap-anywhere">
        {file ? (
          t("chosen", { name: file.name, size: formatBytes(file.size) })
        ) : (
          <>
            <span className="font-medium text-accent-text">{t("choose")}</span>{" "}
            <span className="text-muted">{t("drop")}</span>
          </>
        )}
      </span>
      {/* The input covers the whole place, so that a click and a drop anywhere on it are the browser's own. */}
      <input
        {...rest}
        {...wiring}
        ref={input}
        type="file"
        onChange={(event) => take(event.currentTarget.files?.[0] ?? null)}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
    </div>
  );
}
