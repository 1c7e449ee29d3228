"use client";

import { useTranslations } from "next-intl";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { CloseButton } from "./close-button.tsx";
import { scrimStyle } from "./overlay-style.ts";
import { useReturnFocus } from "./use-return-focus.ts";

const sides = {
  right: "inset-y-0 right-0 w-full max-w-xl animate-slide-in-end sm:border-l",
  bottom: "inset-x-0 bottom-0 max-h-[85dvh] animate-slide-in-up rounded-t-lg",
} as const;

/** A modal sheet from an edge of the window: for a form beside a list (right) or a menu on phones (bottom). */
export function Sheet({
  open,
  onOpenChange,
  trigger,
  side = "right",
  title,
  description,
  footer,
  children,
}: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  side?: keyof typeof sides;
  title: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("ui.dialog");
  const returnFocus = useReturnFocus(trigger !== undefined);
  return (
    <RadixDialog.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger> : null}
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={scrimStyle} />
        <RadixDialog.Content
          {...returnFocus}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn("fixed z-50 flex flex-col bg-raised shadow-overlay focus:outline-none", sides[side])}
        >
          <div className="border-b py-3.5 pr-13 pl-5">
            <RadixDialog.Title className="text-lg font-semibold wrap-anywhere">{title}</RadixDialog.Title>
            {description ? (
              <RadixDialog.Description className="text-base text-muted text-pretty">
                {description}
              </RadixDialog.Description>
            ) : null}
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? (
            <div className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{footer}</div>
          ) : null}
          <RadixDialog.Close asChild>
            <CloseButton label={t("close")} className="absolute top-3 right-3.5" />
          </RadixDialog.Close>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
