import { afterAll, beforeAll, expect, it } from "vitest";
import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { randomFor } from "./grammar/random.ts";
import { kinds } from "./kinds/all.ts";
import { type RunningPracticeModel, startPracticeModel } from "./start-practice-model.ts";
import { chat, starterSeeds, taskRequest, tasksIn } from "./testing/prompts.ts";

let practice: RunningPracticeModel;
beforeAll(async () => {
  practice = await startPracticeModel();
});
afterAll(() => practice.close());

it("of 5,000 candidates, drawn over HTTP with 3 of 80 seeds a call, 60 to 90 % are no near-duplicate", async () => {
  const random = randomFor("five thousand");
  const index = createNearDuplicateIndex("rouge");
  for (const [i, seed] of starterSeeds.entries()) index.add(i, seed.instruction);
  const ownKinds = new Set(kinds.map((kind) => kind.name));
  const seen = { candidates: 0, kept: 0, empty: 0, copied: 0, odd: 0, chinese: 0, kinds: new Set<string>() };
  const requests = Array.from({ length: 1000 }, () => {
    const request = taskRequest(random);
    // Without "strict" an odd category may pass, as on servers that do not enforce schemas.
    (request.response_format as { json_schema: { strict: boolean } }).json_schema.strict = false;
    return request;
  });
  for (let from = 0; from < requests.length; from += 20) {
    const answers = await Promise.all(requests.slice(from, from + 20).map((request) => chat(practice.url, request)));
    for (const task of answers.flatMap((answer) => tasksIn(answer.json))) {
      const { instruction = "", input = "", output = "", category = "", kind = "" } = task;
      seen.candidates++;
      if (ownKinds.has(kind)) seen.kinds.add(kind);
      if (output === "") seen.empty++;
      if (output !== "" && output === input) seen.copied++;
      if (!["QA", "IE", "GEN", "OTHER"].includes(category)) seen.odd++;
      if (/\p{Script=Han}/u.test(instruction)) seen.chinese++;
      if (index.findAbove(instruction, 0.7, { strict: true })) continue;
      seen.kept++;
      index.add(starterSeeds.length + seen.candidates, instruction);
    }
  }
  expect(seen.candidates).toBe(5000);
  expect(seen.kept / seen.candidates).toBeGreaterThan(0.6);
  expect(seen.kept / seen.candidates).toBeLessThan(0.9);
  expect(seen.kinds.size).toBeGreaterThanOrEqual(30);
  for (const mistake of [seen.empty, seen.copied, seen.odd, seen.chinese]) {
    expect(mistake).toBeGreaterThan(5);
    expect(mistake).toBeLessThan(150);
  }
}, 60_000);
