/** The kinds of some seeds, each once, in the order of its first seed; seeds without one have none. */
export function distinctKinds(seeds: readonly { kind: string }[]): string[] {
  return [...new Set(seeds.map(({ kind }) => kind.trim()))].filter((kind) => kind !== "");
}
