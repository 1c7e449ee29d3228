// The second step of `npm start`, under a Node that runs TypeScript: builds what changed and runs all of Seedbed.
import { exitWithSentence } from "./exit-with-sentence.ts";
import { buildWhatChanged } from "./supervisor/build.ts";
import { readOptions } from "./supervisor/options.ts";
import { runSeedbed } from "./supervisor/run-seedbed.ts";

await (async () => {
  await runSeedbed({ options: readOptions(process.env), prepare: buildWhatChanged, web: ["bin/web.ts"] });
})().catch(exitWithSentence);
