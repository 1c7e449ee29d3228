"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Kbd } from "./kbd.tsx";
import { popupItemStyle, popupStyle } from "./overlay-style.ts";

const labelStyle = "px-2 pt-1.5 pb-1 text-sm text-muted";

/** A menu of acts and places at its trigger (a button). Its children are MenuItem, MenuLink, MenuCheck, MenuSeparator. */
export function Menu({
  trigger,
  align = "end",
  side = "bottom",
  className,
  children,
}: {
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            popupStyle,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 overflow-y-auto p-1",
            className,
          )}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** An act. `tone="danger"` for what destroys (which then asks first). */
export function MenuItem({
  icon,
  shortcut,
  tone,
  className,
  children,
  ...rest
}: ComponentProps<typeof DropdownMenu.Item> & { icon?: ReactNode; shortcut?: string; tone?: "danger" }) {
  return (
    <DropdownMenu.Item
      {...rest}
      className={cn(popupItemStyle, tone === "danger" && "text-reject [&_svg]:text-reject", className)}
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </DropdownMenu.Item>
  );
}

/** A place to go. `current` marks where one is. */
export function MenuLink({
  href,
  icon,
  current = false,
  children,
}: {
  href: string;
  icon?: ReactNode;
  current?: boolean;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Item asChild>
      <Link href={href} aria-current={current ? "page" : undefined} className={popupItemStyle}>
        {icon}
        <span className="min-w-0 flex-1 truncate">{children}</span>
        {current ? <Check aria-hidden="true" /> : null}
      </Link>
    </DropdownMenu.Item>
  );
}

/** Something on or off; the menu stays open. */
export function MenuCheck({
  checked,
  onCheckedChange,
  disabled,
  children,
}: {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      onSelect={(event) => event.preventDefault()}
      disabled={disabled}
      className={cn(popupItemStyle, "pl-8")}
    >
      <DropdownMenu.ItemIndicator className="absolute left-2">
        <Check aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </DropdownMenu.CheckboxItem>
  );
}

/** One of a few choices under a heading; the menu stays open. */
export function MenuRadio({
  label,
  value,
  onValueChange,
  options,
}: {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode }[];
}) {
  return (
    <DropdownMenu.RadioGroup aria-label={label} value={value} onValueChange={onValueChange}>
      <DropdownMenu.Label className={labelStyle}>{label}</DropdownMenu.Label>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          onSelect={(event) => event.preventDefault()}
          className={cn(popupItemStyle, "pl-8")}
        >
          <DropdownMenu.ItemIndicator className="absolute left-2">
            <Check aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

/** A heading of the lines that follow. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={labelStyle}>{children}</DropdownMenu.Label>;
}

/** A hairline between groups. */
export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
