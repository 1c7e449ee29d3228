"use client";

import { useTranslations } from "next-intl";
import { Dialog as RadixDialog } from "radix-ui";
import { type ReactNode, useId } from "react";
import { CloseButton } from "./close-button.tsx";
import { scrimStyle } from "./overlay-style.ts";
import { ScrollRegion } from "./scroll-region.tsx";
import { useMediaQuery } from "./use-media-query.ts";

/** Under this width there is no room beside a list. */
const narrow = "(width < 64rem)";

/** Props of SidePanel. */
export type SidePanelProps = {
  title: ReactNode;
  /** Under the title: badges, id, time. */
  meta?: ReactNode;
  /** Beside the close button: previous, next, open in full. */
  actions?: ReactNode;
  footer?: ReactNode;
  onClose: () => void;
  children: ReactNode;
};

/**
 * The whole of one thing beside the list that it stands in. From 1024 px on it is not modal: the list stays in use and
 * the panel follows it; Escape inside closes it. Below, it lies over the page as a modal sheet.
 */
export function SidePanel(props: SidePanelProps) {
  const id = useId();
  const overlays = useMediaQuery(narrow);

  if (overlays) {
    return (
      <RadixDialog.Root open onOpenChange={(open) => open || props.onClose()}>
        <RadixDialog.Portal>
          <RadixDialog.Overlay className={scrimStyle} />
          <RadixDialog.Content
            aria-describedby={undefined}
            onOpenAutoFocus={(event) => {
              // The panel itself, not its close button: what comes next is read from the top.
              event.preventDefault();
              if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
            }}
            className="fixed inset-y-0 right-0 z-50 flex w-full max-w-lg animate-slide-in-end flex-col bg-background focus:outline-none sm:border-l sm:shadow-overlay"
          >
            <Inside
              {...props}
              id={id}
              heading={<RadixDialog.Title className={headingStyle}>{props.title}</RadixDialog.Title>}
            />
          </RadixDialog.Content>
        </RadixDialog.Portal>
      </RadixDialog.Root>
    );
  }
  return (
    <aside
      aria-labelledby={id}
      onKeyDown={(event) => {
        const composing = event.nativeEvent.isComposing || event.keyCode === 229;
        if (event.key === "Escape" && !event.defaultPrevented && !composing) {
          event.preventDefault();
          props.onClose();
        }
      }}
      className="sticky top-[calc(var(--top-bar)+1rem)] hidden max-h-[calc(100dvh-var(--top-bar)-2rem)] w-[clamp(22rem,34vw,34rem)] shrink-0 flex-col overflow-hidden rounded-lg border bg-background lg:flex"
    >
      <Inside
        {...props}
        id={id}
        heading={
          <h2 id={id} tabIndex={-1} data-panel-title="" className={headingStyle}>
            {props.title}
          </h2>
        }
      />
    </aside>
  );
}

const headingStyle = "text-base font-semibold wrap-anywhere";

function Inside({
  heading,
  meta,
  actions,
  footer,
  onClose,
  children,
}: SidePanelProps & { id: string; heading: ReactNode }) {
  const t = useTranslations("ui.sidePanel");
  return (
    <>
      <header className="flex items-start gap-2 border-b px-4 py-2.5">
        <div className="min-w-0 flex-1 py-0.5">
          <div className="line-clamp-3">{heading}</div>
          {meta ? (
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">{meta}</div>
          ) : null}
        </div>
        {actions}
        <CloseButton label={t("close")} onClick={onClose} className="-mr-1" />
      </header>
      <ScrollRegion label={t("content")} className="min-h-0 flex-1 px-4 py-4">
        {children}
      </ScrollRegion>
      {footer ? <footer className="flex flex-wrap items-center gap-2 border-t px-4 py-2.5">{footer}</footer> : null}
    </>
  );
}
