// `npm run dev`: everything on this machine, for work on Seedbed itself. Pages are compiled as they are asked for;
// the worker and the practice model start anew when their sources change.
import { watch } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";
import { generateClient } from "./supervisor/build.ts";
import { runSeedbed } from "./supervisor/run-seedbed.ts";

await runSeedbed({
  prepare: generateClient,
  web: ["bin/web.ts", "--dev"],
  patient: true,
  started: ({ worker, practiceModel }) => {
    restartOnChange(["lib", "worker"], () => worker.restart());
    if (practiceModel) restartOnChange(["practice-model", "lib/algorithms"], () => practiceModel.restart());
  },
});

/** Waits until the sources have been quiet for a moment, for editors and git write many files at once. */
function restartOnChange(folders: string[], restart: () => Promise<void>): void {
  let waiting: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      if (!file?.endsWith(".ts") || file.endsWith(".test.ts")) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void restart(), 500);
    });
  }
}
