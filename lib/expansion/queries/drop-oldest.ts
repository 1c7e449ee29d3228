/** Keeps a map of what was read before to a size: the entries put in first go first. */
export function dropOldest(map: Map<string, unknown>, size: number): void {
  for (const key of map.keys()) {
    if (map.size <= size) return;
    map.delete(key);
  }
}
