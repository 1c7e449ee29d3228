"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { ImportOutcome } from "#lib/seeds/commands/import-seeds.ts";
import { type ImportMapping, mostImportBytes } from "#lib/seeds/import-schema.ts";
import type { ImportPreview } from "#lib/seeds/queries/preview-import.ts";

type Step = "idle" | "reading" | "importing";

/**
 * The steps of an import: choose a file, see what it would bring in by a mapping, bring it in. The server keeps nothing between
 * them; the browser holds the file's bytes and sends them each time, so that what comes in is what was shown.
 */
export function useImport(projectSlug: string) {
  const t = useTranslations("seeds.import.errors");
  const [step, setStep] = useState<Step>("idle");
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [mapping, setMapping] = useState<ImportMapping | null>(null);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const asked = useRef<AbortController | null>(null);

  /** The server's answer; null where it failed (then `failure` says why) or a newer question came. */
  async function ask<T>(path: string, sent: File, by: ImportMapping | null): Promise<T | null> {
    asked.current?.abort();
    const abort = new AbortController();
    asked.current = abort;
    const form = new FormData();
    if (by) form.set("mapping", JSON.stringify(by));
    form.set("file", sent, sent.name);
    try {
      const response = await fetch(`/api/p/${projectSlug}/seeds/${path}`, {
        method: "POST",
        body: form,
        signal: abort.signal,
      });
      const answer = await response.json();
      if (response.ok) return answer as T;
      setFailure(answer.error.message);
    } catch {
      if (!abort.signal.aborted) setFailure(t("unreachable"));
    }
    return null;
  }

  async function look(sent: File, by: ImportMapping | null): Promise<ImportPreview | null> {
    setStep("reading");
    setFailure(null);
    const seen = await ask<ImportPreview>("import/preview", sent, by);
    if (seen) {
      setPreview(seen);
      setMapping(seen.mapping);
    }
    setStep("idle");
    return seen;
  }

  return {
    step,
    file,
    preview,
    mapping,
    outcome,
    failure,
    /** Takes a file (or none) and looks at it. */
    async choose(chosen: File | null) {
      asked.current?.abort();
      setPreview(null);
      setMapping(null);
      setOutcome(null);
      setFailure(null);
      setFile(null);
      if (!chosen) return;
      if (chosen.size > mostImportBytes) {
        setFailure(t("tooLarge", { megabytes: mostImportBytes / 1_000_000 }));
        return;
      }
      try {
        const held = new File([await chosen.arrayBuffer()], chosen.name, { type: chosen.type });
        setFile(held);
        await look(held, null);
      } catch {
        // A folder, or a file that is gone or may not be read.
        setFailure(t("none"));
      }
    },
    /** Looks again by another mapping; without an instruction there is nothing to look at yet. */
    async map(next: ImportMapping) {
      setMapping(next);
      if (file && next.fields.some(({ target }) => target === "instruction")) await look(file, next);
    },
    async start() {
      if (!file || !mapping || step !== "idle") return;
      setStep("importing");
      setFailure(null);
      const done = await ask<ImportOutcome>("import", file, mapping);
      if (done) setOutcome(done);
      setStep("idle");
    },
  };
}
