import { setTimeout as wait } from "node:timers/promises";
import type { NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { db } from "#lib/platform/db.ts";
import { catchUp, projectIndexes } from "./project-indexes.ts";

/** An index that is being made: so many of so many texts are read. */
export type Preparing = { state: "preparing"; done: number; total: number };

/** As long as a request waits for an index that is being made, in milliseconds: a small project's is ready by then. */
const patienceMs = 400;

/**
 * A project's index for a screen, as of now. Where the process has none it is made in the background from now on, and who asks again in a
 * second hears how far it is.
 */
export async function findIndex(
  projectId: string,
  tokenizer: Tokenizer,
): Promise<{ state: "ready"; index: NearDuplicateIndex } | Preparing> {
  const { progress, ready } = projectIndexes.describe(projectId, tokenizer);
  const enough = new AbortController();
  const held = await Promise.race([ready, wait(patienceMs, null, { signal: enough.signal }).catch(() => null)]).finally(
    () => enough.abort(),
  );
  if (!held) return { state: "preparing", ...progress };
  await catchUp(db, held);
  return { state: "ready", index: held.index };
}
