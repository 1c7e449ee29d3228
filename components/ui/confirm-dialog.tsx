"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { type ReactElement, type ReactNode, useState, useTransition } from "react";
import { Button } from "./button.tsx";
import { scrimStyle } from "./overlay-style.ts";
import { useReturnFocus } from "./use-return-focus.ts";

/**
 * Asks before an act that cannot be undone. The title is the question ("Cancel this run?"), the description says
 * what is lost, `confirmLabel` is the verb. `onConfirm` may take time: the dialog stays, pending, until it is done,
 * and stays open where it throws or gives false. Focus starts on Cancel.
 */
export function ConfirmDialog({
  open: openProp,
  onOpenChange,
  trigger,
  title,
  description,
  confirmLabel,
  cancelLabel,
  tone = "danger",
  onConfirm,
  children,
}: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: ReactNode;
  description: ReactNode;
  confirmLabel: ReactNode;
  cancelLabel?: ReactNode;
  tone?: "danger" | "primary";
  onConfirm: () => unknown;
  children?: ReactNode;
}) {
  const t = useTranslations("ui.dialog");
  const [openState, setOpenState] = useState(false);
  const [pending, startTransition] = useTransition();
  const returnFocus = useReturnFocus(trigger !== undefined);
  const open = openProp ?? openState;

  function change(next: boolean) {
    if (pending) return;
    setOpenState(next);
    onOpenChange?.(next);
  }

  function confirm() {
    startTransition(async () => {
      const result = await onConfirm();
      if (result === false) return;
      setOpenState(false);
      onOpenChange?.(false);
    });
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={change}>
      {trigger ? <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger> : null}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={scrimStyle} />
        <AlertDialog.Content
          {...returnFocus}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto w-full max-w-md animate-rise-in rounded-t-lg bg-raised shadow-overlay focus:outline-none sm:top-[20dvh] sm:bottom-auto sm:w-[calc(100%-2rem)] sm:rounded-lg"
        >
          <div className="px-5 pt-4 pb-4">
            <AlertDialog.Title className="text-lg font-semibold wrap-anywhere">{title}</AlertDialog.Title>
            <AlertDialog.Description asChild>
              <div className="mt-1 text-base text-muted text-pretty">{description}</div>
            </AlertDialog.Description>
            {children ? <div className="mt-3">{children}</div> : null}
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
            <AlertDialog.Cancel asChild>
              <Button aria-disabled={pending || undefined}>{cancelLabel ?? t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button variant={tone === "danger" ? "reject" : "primary"} pending={pending} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
