// `npm run bench -- NAME ...`: runs benchmarks, each on a throw-away PostgreSQL of its own, and prints one JSON object
// a line: {"bench", "figure", "value", "unit"}. Without a name it lists them. Everything else goes to standard error.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Takes a figure that a benchmark found. */
export type Report = (figure: string, value: number, unit: string) => void;

// What a library prints must not come between the figures; set before anything is loaded that reads it.
process.env.LOG_LEVEL ||= "silent";
console.log = console.error;
console.info = console.error;

function listBenches(): string[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== "main.ts")
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

async function main(names: string[]): Promise<number> {
  if (names.length === 0) {
    process.stdout.write(`${listBenches().join("\n")}\n`);
    return 0;
  }
  const unknown = names.filter(
    (name) => !/^[\w-]+$/.test(name) || !existsSync(join(import.meta.dirname, `${name}.ts`)),
  );
  if (unknown.length > 0 || names.includes("main")) {
    console.error(`There is no benchmark ${unknown[0] ?? "main"}. There are: ${listBenches().join(", ")}.`);
    return 1;
  }
  for (const name of names) {
    const { run } = (await import(`./${name}.ts`)) as { run: (report: Report) => Promise<void> };
    await run((figure, value, unit) => {
      process.stdout.write(`${JSON.stringify({ bench: name, figure, value, unit })}\n`);
    });
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  return 1;
});
