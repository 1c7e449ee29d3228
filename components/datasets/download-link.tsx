import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { type ButtonLook, buttonStyle } from "#components/ui/button-style.ts";

/** A link that looks like a button and fetches a file. A plain link: the router must not fetch it ahead. */
export function DownloadLink({
  href,
  label,
  children,
  ...look
}: ButtonLook & {
  href: string;
  /** Its name read aloud, where the words alone would not tell one from another. */
  label?: string;
  children: ReactNode;
}) {
  return (
    <a href={href} download aria-label={label} className={buttonStyle(look)}>
      <Download aria-hidden="true" />
      {children}
    </a>
  );
}
