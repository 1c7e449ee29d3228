// `npm run worker`: the process that runs jobs. As many as one likes work on one database, on as many machines.
import { exitWithSentence } from "#lib/platform/start-failure.ts";
import { generateClient } from "./supervisor/build.ts";

await generateClient().catch(exitWithSentence);
// Loaded late: it needs the database client, which may just have been made.
await import("#worker/main.ts");
