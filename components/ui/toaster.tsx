"use client";

import { CircleAlert, CircleCheck, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast as RadixToast } from "radix-ui";
import { useSyncExternalStore } from "react";
import { Button } from "./button.tsx";
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from "./notify.ts";

const none: readonly Toast[] = [];
const icons = {
  neutral: null,
  approve: <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-approve" />,
  reject: <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-reject" />,
  warning: <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />,
};

/**
 * Shows what notify() is given, bottom right (above the bottom bar on phones). Time stands still while the pointer
 * or the focus is on a toast; F8 brings the focus there. One a page: UiProviders mounts it.
 */
export function Toaster() {
  const t = useTranslations("ui.toast");
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, () => none);
  return (
    <RadixToast.Provider label={t("label")} swipeDirection="right">
      {toasts.map((toast) => (
        <RadixToast.Root
          key={`${toast.id}-${toast.generation}`}
          type={toast.tone === "reject" || toast.action ? "foreground" : "background"}
          duration={toast.duration}
          onOpenChange={(open) => {
            if (!open) dismissToast(toast.id);
          }}
          className="flex animate-rise-in items-start gap-2.5 rounded-lg bg-raised py-2 pr-2 pl-3.5 shadow-overlay data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
        >
          <div className="flex min-w-0 flex-1 gap-2 py-1">
            {icons[toast.tone]}
            <div className="min-w-0 wrap-anywhere">
              <RadixToast.Title className="text-base">{toast.message}</RadixToast.Title>
              {toast.detail ? (
                <RadixToast.Description className="text-sm text-muted">{toast.detail}</RadixToast.Description>
              ) : null}
            </div>
          </div>
          {toast.action ? (
            <RadixToast.Action asChild altText={toast.action.label}>
              <Button size="sm" onClick={toast.action.run}>
                {toast.action.label}
              </Button>
            </RadixToast.Action>
          ) : null}
          <RadixToast.Close asChild>
            <Button size="icon-sm" variant="quiet" aria-label={t("close")} className="text-muted">
              <X />
            </Button>
          </RadixToast.Close>
        </RadixToast.Root>
      ))}
      <RadixToast.Viewport
        label={t("region")}
        className="fixed right-4 bottom-20 z-70 flex w-[calc(100%-2rem)] max-w-sm flex-col gap-2 focus:outline-none md:bottom-4"
      />
    </RadixToast.Provider>
  );
}
