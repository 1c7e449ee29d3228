"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

/** The least and the greatest score of the rejections shown; asked for together, as one alone may leave nothing. */
export function ScoreRange({
  from,
  to,
  onChange,
}: {
  from: number | undefined;
  to: number | undefined;
  onChange: (range: { from: string; to: string }) => void;
}) {
  const t = useTranslations("runs.ledger");
  const [text, setText] = useState({ from: String(from ?? ""), to: String(to ?? "") });
  // The address changed from outside: follow it.
  const [seen, setSeen] = useState({ from, to });
  if (seen.from !== from || seen.to !== to) {
    setSeen({ from, to });
    setText({ from: String(from ?? ""), to: String(to ?? "") });
  }
  const changed = text.from !== String(from ?? "") || text.to !== String(to ?? "");
  const field = (end: "from" | "to") => (
    <Input
      aria-label={t(end)}
      placeholder={t(end)}
      inputMode="decimal"
      value={text[end]}
      onChange={(event) => setText({ ...text, [end]: event.currentTarget.value })}
      className="h-8 w-28"
    />
  );
  return (
    <form
      className="flex items-center gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ from: text.from.trim().replace(",", "."), to: text.to.trim().replace(",", ".") });
      }}
    >
      {field("from")}
      {field("to")}
      {changed ? (
        <Button type="submit" size="sm">
          {t("apply")}
        </Button>
      ) : null}
    </form>
  );
}
