// The second step of `npm test`: checks, unit and database tests, and browser tests against the production build. Its
// last line is "N passed, N failed".
import { exitWithSentence } from "#lib/platform/start-failure.ts";
import { checks } from "./checks/all.ts";
import { describeResult, runChecks } from "./checks/check.ts";
import { buildWhatChanged, generateClient } from "./supervisor/build.ts";
import { installChromium } from "./tests/install-chromium.ts";
import { findLeftovers, noteState } from "./tests/leftovers.ts";
import { addUp, type Score } from "./tests/score.ts";
import { runBrowserTests, runVitest } from "./tests/suites.ts";
import { openWorkplace } from "./tests/workplace.ts";

async function main(): Promise<void> {
  const before = await noteState();
  const workplace = await openWorkplace();
  const scores: Score[] = [];
  // The compiler reads the client as well as the build does.
  await generateClient(workplace.signal);
  const [built] = await Promise.all([build(workplace.signal), check(scores), installChromium()]);
  scores.push({ name: "build", passed: built ? 1 : 0, failed: built ? 0 : 1 });
  scores.push(await runVitest(workplace));
  if (built) scores.push(await runBrowserTests(workplace));
  await workplace.close();
  scores.push(await leavesNothing(before));
  const { passed, failed } = addUp(scores);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

async function check(scores: Score[]): Promise<void> {
  const results = await runChecks(checks, (result) => console.log(describeResult(result)));
  const failed = results.filter((result) => result.problems).length;
  scores.push({ name: "checks", passed: results.length - failed, failed });
}

async function build(signal: AbortSignal): Promise<boolean> {
  try {
    await buildWhatChanged(signal);
    console.log("pass  build");
    return true;
  } catch (error) {
    console.log(`fail  build: ${error instanceof Error ? error.message : String(error)}; no browser test can run`);
    return false;
  }
}

async function leavesNothing(before: Awaited<ReturnType<typeof noteState>>): Promise<Score> {
  const left = await findLeftovers(before);
  console.log(describeResult({ name: "nothing is left behind", problems: left.join("\n"), seconds: 0 }));
  return { name: "leftovers", passed: left.length ? 0 : 1, failed: left.length ? 1 : 0 };
}

await main().catch(exitWithSentence);
