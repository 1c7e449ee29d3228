"use client";

import { NextIntlClientProvider, useTranslations } from "next-intl";
import errors from "#messages/en/errors.json" with { type: "json" };
import "./globals.css";

type Props = { error: unknown; retry: () => void };

/** When the root layout itself fails, there is no catalogue to ask: the words come from its file. */
export default function GlobalError(props: Props) {
  return (
    <html lang="en">
      <body>
        <NextIntlClientProvider locale="en" messages={{ errors }}>
          <Failure {...props} />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}

function Failure({ error, retry }: Props) {
  const t = useTranslations("errors.page");
  const reference = error instanceof Error ? (error as Error & { digest?: string }).digest : undefined;
  return (
    <main className="mx-auto max-w-lg px-4 pt-24">
      <title>{t("wholeTitle")}</title>
      <div role="alert" className="flex flex-col items-start gap-3">
        <h1 className="text-xl font-semibold">{t("wholeTitle")}</h1>
        <p>{t("whole")}</p>
        {reference ? <p className="font-mono text-sm">{t("reference", { reference })}</p> : null}
        <button type="button" onClick={retry} className="h-9 rounded-md border px-3 font-medium">
          {t("reload")}
        </button>
      </div>
    </main>
  );
}
