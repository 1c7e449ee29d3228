/** One thing that `npm run check` looks at. */
export type Check = {
  name: string;
  /** @returns what is wrong, for people to read; "" where nothing is. */
  run: () => Promise<string>;
};

/** How a check ended. */
export type CheckResult = { name: string; problems: string; seconds: number };

/** Runs checks, two at a time, and tells of each as it ends. */
export async function runChecks(checks: Check[], tell: (result: CheckResult) => void): Promise<CheckResult[]> {
  const waiting = [...checks];
  const results: CheckResult[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const start = performance.now();
      const problems = await check.run().catch((error: unknown) => `the check itself failed: ${String(error)}`);
      const result = { name: check.name, problems, seconds: (performance.now() - start) / 1000 };
      results.push(result);
      tell(result);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

/** A check's line, and what it found under it. */
export function describeResult({ name, problems, seconds }: CheckResult): string {
  const line = `${problems ? "fail" : "pass"}  ${name} (${seconds.toFixed(1)} s)`;
  return problems ? `${line}\n${problems.replace(/^/gm, "      ")}` : line;
}
