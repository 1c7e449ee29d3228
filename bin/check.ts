// `npm run check`: the compiler, the linter, the import rules, dead code and the message catalogue.
import { exitWithSentence } from "#lib/platform/start-failure.ts";
import { checks } from "./checks/all.ts";

import { describeResult, runChecks } from "./checks/check.ts";
import { generateClient } from "./supervisor/build.ts";

await generateClient().catch(exitWithSentence);
const results = await runChecks(checks, (result) => console.log(describeResult(result)));
const failed = results.filter((result) => result.problems).length;
console.log(`${results.length - failed} checks passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
