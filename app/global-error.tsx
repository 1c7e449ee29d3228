"use client";

import errors from "#messages/en/errors.json" with { type: "json" };
import "./globals.css";

/** When the root layout itself fails, there is neither a theme nor a catalogue to ask: the words come from its file. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const words = errors.page;
  const reference = error instanceof Error ? (error as Error & { digest?: string }).digest : undefined;
  return (
    <html lang="en">
      <body>
        <title>{words.wholeTitle}</title>
        <main className="mx-auto flex max-w-lg flex-col items-start gap-3 px-4 pt-24" role="alert">
          <h1 className="text-xl font-semibold">{words.wholeTitle}</h1>
          <p>{words.whole}</p>
          {reference ? <p className="font-mono text-sm">{words.reference.replace("{reference}", reference)}</p> : null}
          <button type="button" onClick={retry} className="h-9 rounded-md border px-3 font-medium">
            {words.reload}
          </button>
        </main>
      </body>
    </html>
  );
}
