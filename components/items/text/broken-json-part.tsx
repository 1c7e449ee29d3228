import { useTranslations } from "next-intl";

/** What looks like JSON as it is written, with the place marked where it breaks. */
export function BrokenJsonPart({
  text,
  start,
  end,
  at,
  line,
  column,
}: {
  text: string;
  start: number;
  end: number;
  at: number;
  line: number;
  column: number;
}) {
  const t = useTranslations("itemText");
  const sign = at < end ? String.fromCodePoint(text.codePointAt(at) as number) : "";
  const seen = sign.trim() !== "";
  return (
    <div>
      <p className="mb-1 font-sans text-sm font-normal text-warning">{t("brokenJson", { line, column })}</p>
      <pre className="font-mono text-[0.8em]/[1.6] font-normal wrap-anywhere whitespace-pre-wrap">
        {text.slice(start, Math.min(at, end))}
        {at <= end ? (
          <mark className="rounded-xs bg-reject-soft px-0.5 text-reject underline decoration-2 underline-offset-2">
            {seen ? sign : `${sign}⟨${t("endOfText")}⟩`}
          </mark>
        ) : null}
        {text.slice(Math.min(at, end) + sign.length, end)}
      </pre>
    </div>
  );
}
