// The second step of `npm start`, under a Node that runs TypeScript: builds what changed and runs all of Seedbed.
import { buildWhatChanged } from "./supervisor/build.ts";
import { runSeedbed } from "./supervisor/run-seedbed.ts";

await runSeedbed({ prepare: buildWhatChanged, web: ["bin/web.ts"] });
