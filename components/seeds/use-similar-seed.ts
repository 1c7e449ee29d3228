"use client";

import { useEffect, useState } from "react";
import type { SimilarSeed } from "#lib/seeds/schema.ts";

const delay = 600;

/**
 * The project's seed that an instruction resembles, asked for once the typing pauses. What could not be asked is no reason to trouble
 * anybody: the answer before stays.
 * @param known the answer for the instruction that the page came with
 */
export function useSimilarSeed(
  projectSlug: string,
  number: number | null,
  instruction: string,
  known: SimilarSeed | null,
): SimilarSeed | null {
  const [similar, setSimilar] = useState(known);
  const [asked, setAsked] = useState(instruction);

  useEffect(() => {
    if (instruction === asked) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/p/${projectSlug}/seeds/similar`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ instruction: instruction.slice(0, 20_000), number }),
          signal: abort.signal,
        });
        if (!response.ok) return;
        const answer = (await response.json()) as { similar: SimilarSeed | null };
        setSimilar(answer.similar);
        setAsked(instruction);
      } catch {
        // Offline, or a newer keystroke.
      }
    }, delay);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [projectSlug, number, instruction, asked]);

  return instruction.trim() === "" ? null : similar;
}
