import { createHash } from "node:crypto";
import { exactKey } from "#lib/algorithms/exact-key.ts";

/**
 * What finds the same task again: SHA-256 (base64url) of the normal form of instruction and input. Two tasks with one
 * key are exact duplicates. A hash, as an index entry has to stay short.
 */
export function taskKey(task: { instruction: string; input: string }): string {
  return createHash("sha256")
    .update(exactKey(`${task.instruction}\n${task.input}`))
    .digest("base64url");
}
