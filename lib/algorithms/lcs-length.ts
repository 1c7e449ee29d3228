import { LcsPattern } from "./lcs-pattern.ts";

/**
 * The length of the longest common subsequence of two token lists: the most tokens that stand in both, in the same order, with
 * gaps allowed. Source: Hyyrö (2004), as in `LcsPattern`. O(|a| |b| / 32) time, O(|a|) memory.
 * @example lcsLength(["list", "drug", "doses"], ["list", "doses"]) // 2
 */
export function lcsLength(a: readonly string[], b: readonly string[]): number {
  const ids = new Map<string, number>();
  const idOf = (token: string): number => {
    let id = ids.get(token);
    if (id === undefined) {
      id = ids.size;
      ids.set(token, id);
    }
    return id;
  };
  const pattern = new LcsPattern();
  const tokens = Int32Array.from(a, idOf);
  const other = Int32Array.from(b, idOf);
  pattern.prepare(tokens, 0, a.length, ids.size);
  return pattern.lengthWith(other, 0, b.length);
}
