import { globSync } from "node:fs";
import { root } from "#bin/root.ts";

const places = ["app/**", "components/**", "lib/**", "worker/**", "practice-model/**"];

/** The product's own TypeScript files, without tests and what is generated; paths from the root. */
export function productSources(extensions = "{ts,tsx}"): string[] {
  return globSync(
    places.map((place) => `${place}/*.${extensions}`),
    { cwd: root },
  )
    .filter((file) => !/\.test\.tsx?$|\/testing\/|\/fixtures\/|^lib\/platform\/generated\//.test(file))
    .sort();
}
