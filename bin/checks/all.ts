import type { Check } from "./check.ts";
import { importRules, importRulesBite } from "./import-rules.ts";
import { literalText } from "./literal-text.ts";
import { messageCatalogue } from "./message-catalogue.ts";
import { complaintsOf } from "./run-tool.ts";

/** Everything that `npm run check` looks at. */
export const checks: Check[] = [
  { name: "dead code", run: () => complaintsOf("knip", ["--no-progress"]) },
  {
    name: "types",
    run: async () =>
      (await complaintsOf("next", ["typegen"])) || complaintsOf("typescript tsc", ["--noEmit", "-p", "."]),
  },
  { name: "import rules", run: importRules },
  { name: "import rules bite", run: importRulesBite },
  {
    name: "lint and format",
    run: () => complaintsOf("@biomejs/biome", ["ci", "--colors=off", "--error-on-warnings", "--max-diagnostics=100"]),
  },
  { name: "message catalogue", run: messageCatalogue },
  { name: "no literal text on pages", run: literalText },
];
