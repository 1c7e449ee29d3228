/** A file for the import rules to look at. */
type Plant = { file: string; text: string };

/** One import against each rule. */
export const plantedViolations: (Plant & { rule: string })[] = [
  { rule: "no-cycle", file: "lib/items/circle-a.ts", text: `import "./circle-b.ts";` },
  { rule: "resolves", file: "lib/items/astray.ts", text: `import "./nowhere.ts";` },
  {
    rule: "algorithms-are-pure",
    file: "lib/algorithms/impure.ts",
    text: `import { readFile } from "node:fs";\nreadFile;`,
  },
  { rule: "platform-knows-no-capability", file: "lib/platform/knowing.ts", text: `import "#lib/items/plain.ts";` },
  { rule: "slices-know-no-session", file: "lib/items/asking.ts", text: `import "#lib/session/plain.ts";` },
  {
    rule: "core-slices-know-no-stage",
    file: "lib/seeds/staged.ts",
    text: `import type { Plain } from "#lib/review/plain.ts";\nexport type A = Plain;`,
  },
  {
    rule: "stages-never-meet",
    file: "lib/expansion/meeting.ts",
    text: `import type { Plain } from "#lib/review/plain.ts";\nexport type A = Plain;`,
  },
  { rule: "session-is-below-app", file: "lib/session/above.ts", text: `import "#components/plain.tsx";` },
  { rule: "worker-runs-slices", file: "worker/signed-in.ts", text: `import "#lib/session/plain.ts";` },
  { rule: "practice-model-stands-alone", file: "practice-model/insider.ts", text: `import "#lib/items/plain.ts";` },
  { rule: "nobody-imports-the-practice-model", file: "bin/partial.ts", text: `import "#practice-model/plain.ts";` },
  {
    rule: "components-take-types-schemas-and-algorithms",
    file: "components/fetching.tsx",
    text: `import "#lib/items/plain.ts";`,
  },
  { rule: "app-knows-lib-and-components", file: "app/working.ts", text: `import "#worker/plain.ts";` },
  { rule: "prisma-only-in-queries-and-commands", file: "lib/items/direct.ts", text: `import "#lib/platform/db.ts";` },
  { rule: "prisma-only-in-queries-and-commands", file: "app/direct.ts", text: `import "#lib/platform/db.ts";` },
  { rule: "prisma-only-in-queries-and-commands", file: "lib/review/connected.ts", text: `import "pg";` },
  { rule: "no-development-packages-in-the-product", file: "lib/items/developed.ts", text: `import "fast-check";` },
  { rule: "product-knows-no-tests", file: "lib/items/rehearsed.ts", text: `import "./testing/plain.ts";` },
];

/** Imports that no rule may turn away, and what the planted files import. */
export const allowedImports: Plant[] = [
  { file: "lib/algorithms/plain.ts", text: "export const a = 1;" },
  { file: "lib/platform/plain.ts", text: `import "#lib/algorithms/plain.ts";` },
  { file: "lib/platform/db.ts", text: "export const a = 1;" },
  { file: "lib/items/circle-b.ts", text: `import "./circle-a.ts";` },
  { file: "lib/items/plain.ts", text: `import "#lib/platform/plain.ts";\nexport type Plain = 1;` },
  { file: "lib/items/queries.ts", text: `import "#lib/platform/db.ts";` },
  { file: "lib/items/commands/keep.ts", text: `import "#lib/platform/db.ts";` },
  { file: "lib/items/schema.ts", text: "export const a = 1;" },
  { file: "lib/items/testing/plain.ts", text: `import "#lib/platform/db.ts";` },
  { file: "lib/items/plain.test.ts", text: `import "./testing/plain.ts";` },
  { file: "lib/review/plain.ts", text: `import "#lib/items/plain.ts";\nexport type Plain = 1;` },
  { file: "lib/session/plain.ts", text: `import "#lib/review/plain.ts";` },
  {
    file: "components/plain.tsx",
    text: `import type { Plain } from "#lib/items/plain.ts";\nimport "#lib/items/schema.ts";\nexport type A = Plain;`,
  },
  { file: "app/page.tsx", text: `import "#components/plain.tsx";\nimport "#lib/session/plain.ts";` },
  { file: "worker/plain.ts", text: `import "#lib/review/plain.ts";` },
  { file: "practice-model/plain.ts", text: `import "#lib/algorithms/plain.ts";` },
];
