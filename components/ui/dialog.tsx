"use client";

import { useTranslations } from "next-intl";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { CloseButton } from "./close-button.tsx";
import { scrimStyle } from "./overlay-style.ts";
import { useReturnFocus } from "./use-return-focus.ts";

const widths = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-2xl", xl: "max-w-4xl" } as const;

/**
 * A modal dialog for a short act (never for reading: that is SidePanel). Open it by `trigger`, or by `open` and
 * `onOpenChange`. On a phone it stands at the bottom edge. `footer` holds the buttons, the primary one last.
 */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  size = "md",
  children,
}: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  footer?: ReactNode;
  size?: keyof typeof widths;
  children?: ReactNode;
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
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[90dvh] w-full flex-col rounded-t-lg bg-raised shadow-overlay",
            "animate-rise-in focus:outline-none sm:top-[12dvh] sm:bottom-auto sm:max-h-[76dvh] sm:w-[calc(100%-2rem)] sm:rounded-lg",
            widths[size],
          )}
        >
          <div className="py-3.5 pr-13 pl-5">
            <RadixDialog.Title className="text-lg font-semibold wrap-anywhere">{title}</RadixDialog.Title>
            {description ? (
              <RadixDialog.Description className="mt-0.5 text-base text-muted text-pretty">
                {description}
              </RadixDialog.Description>
            ) : null}
          </div>
          {children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div> : null}
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

/** Closes the Dialog or Sheet around its child, a button. */
export const DialogClose = RadixDialog.Close;
