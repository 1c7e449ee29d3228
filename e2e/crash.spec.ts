import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@playwright/test";

test.skip(process.platform !== "linux", "only Linux tells whose a process is");

test("a run ends exactly at its target, nothing lost or doubled, though web, worker, database, model and parent are killed", async () => {
  test.setTimeout(300_000);
  // A process of its own, as it stops and starts a Seedbed of its own. The seed names who is killed and after how long;
  // `npm run soak` takes others.
  const seed = "3";
  const trial = spawn(process.execPath, ["bin/soak.ts", "--kills", "15", "--target", "240", "--seed", seed], {
    stdio: "pipe",
  });
  let words = "";
  let said = "";
  trial.stderr.on("data", (chunk) => {
    words = (words + chunk).slice(-5_000);
  });
  trial.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(trial, "close");
  expect(said, `seed ${seed}: ${words}`).not.toBe("");
  const found = JSON.parse(said.trim().split("\n").at(-1) ?? "{}");
  expect({ code, accepted: found.accepted, wrong: found.wrong }, `seed ${seed}: ${words}`).toEqual({
    code: 0,
    accepted: 240,
    wrong: [],
  });
});
