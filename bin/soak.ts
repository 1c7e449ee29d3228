// `npm run soak -- --kills N --seed S`: the long random test. Kills parts of a running Seedbed at random moments while a
// run is on, starts again what does not come back by itself, and then counts: exactly the target, nothing lost, nothing
// doubled. Prints its seed first, so that a failure can be repeated, and what it found as one JSON object last.
// With `--properties N` it runs the property tests instead, on N times as many examples of the seed.
import { parseArgs } from "node:util";
import { crashTrial } from "./soak/crash-trial.ts";
import { exploreProperties } from "./soak/explore-properties.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    seed: { type: "string" },
    target: { type: "string" },
    properties: { type: "string" },
  },
});
const seed = values.seed ?? String(Date.now() % 2 ** 31);
console.error(`seed ${seed}`);
if (values.properties) process.exit((await exploreProperties({ times: Number(values.properties), seed })) ? 0 : 1);
try {
  const found = await crashTrial({
    kills: Number(values.kills),
    // Long enough that the kills fall into the run.
    target: Number(values.target ?? 20 * Number(values.kills)),
    seed,
    say: (line) => console.error(line),
  });
  console.log(JSON.stringify({ seed, ...found }));
  process.exit(found.wrong.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(1);
}
