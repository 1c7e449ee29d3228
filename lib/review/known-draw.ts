import { createHmac } from "node:crypto";
import { deriveKey } from "#lib/platform/secrets.ts";

/**
 * Draws where the known item of each block comes among what a reviewer is given: the same for ever, and nothing that a reviewer who has read this
 * code can work out.
 */
export function drawKnown(projectId: string, userId: string): (block: number) => number {
  const key = deriveKey("places of known items");
  return (block) =>
    createHmac("sha256", key).update(`${projectId} ${userId} ${block}`).digest().readUInt32BE() / 2 ** 32;
}
