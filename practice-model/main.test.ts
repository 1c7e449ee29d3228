import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { startPracticeModel } from "./start-practice-model.ts";

vi.setConfig({ testTimeout: 30_000 });

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

function start(environment: Record<string, string>): ChildProcess {
  return fork(main, {
    env: { ...process.env, PRACTICE_MODEL_PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [],
  });
}

async function readyLine(child: ChildProcess): Promise<string> {
  const [line] = await once(child.stdout as NodeJS.ReadableStream, "data");
  return String(line);
}

it.each([
  ["SIGTERM", (child: ChildProcess) => child.kill("SIGTERM")],
  ["SIGINT", (child: ChildProcess) => child.kill("SIGINT")],
  ["its parent's disconnection", (child: ChildProcess) => child.disconnect()],
])("the process prints one line with its address, answers, and ends cleanly on %s", async (_, end) => {
  const child = start({});
  const line = await readyLine(child);
  expect(line).toMatch(/^Practice model ready at http:\/\/127\.0\.0\.1:\d+\/v1\n$/);
  const url = line.trim().split(" ").at(-1);
  expect((await fetch(`${url}/models`)).status).toBe(200);
  end(child);
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("a taken port and a setting that cannot be read end it with one sentence", async () => {
  const holder = await startPracticeModel();
  const port = new URL(holder.url).port;
  for (const [environment, sentence] of [
    [{ PRACTICE_MODEL_PORT: port }, `Practice model: port ${port} is taken. Set PRACTICE_MODEL_PORT to a free one.\n`],
    [{ PRACTICE_MODEL_SEED: "x" }, 'Practice model: PRACTICE_MODEL_SEED is "x"; it must be a number.\n'],
  ] as const) {
    const child = start(environment);
    const [message] = await once(child.stderr as NodeJS.ReadableStream, "data");
    expect(String(message)).toBe(sentence);
    expect((await once(child, "exit"))[0]).toBe(78);
  }
  await holder.close();
});
