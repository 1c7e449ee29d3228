"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announce } from "./announce.ts";
import { Button, type ButtonProps } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { notify } from "./notify.ts";

/**
 * Copies `text` and says so. With `label` a button with words, without one an icon named "Copy", or `name` where there
 * are several on a page.
 */
export function CopyButton({
  text,
  label,
  name,
  size,
  variant,
  className,
}: { text: string; label?: string; name?: string } & Pick<ButtonProps, "size" | "variant" | "className">) {
  const t = useTranslations("ui.copy");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t("copied"));
    } catch {
      notify(t("failed"), { tone: "warning" });
    }
  }

  const icon = copied ? <Check className="text-approve" /> : <Copy />;
  if (!label) {
    return (
      <IconButton
        label={copied ? t("copied") : (name ?? t("copy"))}
        icon={icon}
        size={size ?? "icon-sm"}
        variant={variant ?? "quiet"}
        className={className}
        onClick={copy}
      />
    );
  }
  return (
    <Button icon={icon} size={size} variant={variant} className={className} onClick={copy}>
      {label}
    </Button>
  );
}
