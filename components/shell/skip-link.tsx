import { useTranslations } from "next-intl";

/** The first stop of the keyboard: past the frame, to the page. */
export function SkipLink({ target = "content" }: { target?: string }) {
  const t = useTranslations("shell");
  return (
    <a
      href={`#${target}`}
      className="sr-only z-70 rounded-md bg-ink px-3 py-2 text-on-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t("skipToContent")}
    </a>
  );
}
