import { expect, test } from "vitest";
import { runRules } from "../schema.ts";
import { compareCall } from "./compare-call.ts";
import { candidateId, History, type HistoryEvent } from "./history.ts";
import type { RecordedCall, RecordedItem, RecordedRejection } from "./recorded-call.ts";
import { type Retake, type TakenCall, takeAgain } from "./take-again.ts";

const words = {
  metformin: "List three side effects of metformin.",
  nearMetformin: "List four side effects of metformin.",
  sepsis: "Explain to a nurse what sepsis is.",
};

function call(
  number: number,
  settledFrom: number,
  instructions: string[],
  more: Partial<RecordedCall> = {},
): RecordedCall {
  const tasks = instructions.map((instruction) => ({
    instruction,
    input: "",
    output: "Yes.",
    category: "QA",
    kind: "k",
  }));
  return {
    id: `call${number}`,
    number,
    settledFrom: BigInt(settledFrom),
    response: JSON.stringify({ tasks }),
    finishReason: "stop",
    items: new Map(),
    rejections: new Map(),
    malformed: new Map(),
    ...more,
  };
}

const text = (instruction: string) => ({ instruction, input: "", output: "Yes." });
const item = (id: string, sequence: number, instruction: string) => ({
  ...text(instruction),
  ...{ id, sequence: BigInt(sequence), category: "QA", rawCategory: null, kind: "k", reason: "" },
});
const near = (sequence: number, instruction: string, neighbour: string): RecordedRejection => ({
  ...text(instruction),
  ...{ sequence: BigInt(sequence), rule: "nearDuplicate", detail: "ROUGE-L 0.833, limit 0.7", rawCategory: "QA" },
  ...{ kind: "k", reason: "", neighbour, score: 10 / 12 },
});

const seed = (instruction: string) => ({ origin: "seed" as const, instruction, input: "" });

const event = (
  sequence: number,
  of: { id: string; key: number },
  after: string | null,
  more: Partial<HistoryEvent> = {},
): HistoryEvent => ({
  ...{ sequence: BigInt(sequence), ...of, number: 1, before: null, candidate: null },
  after: after === null ? null : seed(after),
  ...more,
});

/** Takes calls again on a history whose events come one a page. */
async function take(calls: RecordedCall[], events: HistoryEvent[], how: Partial<Retake> = {}): Promise<TakenCall[]> {
  const history = new History([
    async (after) => events.filter(({ sequence }) => sequence > (after?.sequence ?? -1n)).slice(0, 1),
  ]);
  async function* all() {
    yield* calls;
  }
  const retake: Retake = {
    rules: runRules.parse({}),
    classification: "withTask",
    gate: { accepted: 0, target: 100, cancelSequence: null },
    follow: "recorded",
    ...how,
  };
  const taken: TakenCall[] = [];
  for await (const each of takeAgain(all(), history, retake, async () => {})) taken.push(each);
  return taken;
}

const verdicts = (taken: TakenCall[]) =>
  taken.flatMap(({ decided }) => decided.map(({ verdict }) => verdict && [verdict.rule, verdict.neighbour?.key]));

test("each answer meets the project as of its number: a seed archived before it, and one revised after it", async () => {
  const events = [
    event(1, { id: "s", key: 1 }, words.metformin),
    event(4, { id: "s", key: 1 }, null, { number: 2, before: seed(words.metformin) }),
    event(6, { id: "s", key: 1 }, words.sepsis, { number: 3 }),
  ];
  const calls = [
    call(1, 2, [words.nearMetformin], { rejections: new Map([[0, near(3, words.nearMetformin, "1")]]) }),
    call(2, 4, [words.nearMetformin], { items: new Map([[0, item("i", 5, words.nearMetformin)]]) }),
    call(3, 6, [words.sepsis]),
  ];
  const taken = await take(calls, events);
  expect(verdicts(taken)).toEqual([["nearDuplicate", 1], null, ["exactDuplicate", 1]]);
  expect(taken.slice(0, 2).flatMap((each) => compareCall(each.call, each.decided, each.malformed))).toEqual([]);
});

test("after a cancel, and after the target, candidates are turned away; another order of the two tells another rule", async () => {
  const calls = [call(1, 0, [words.metformin, words.sepsis], { items: new Map([[0, item("i", 1, words.metformin)]]) })];
  const gate = { accepted: 0, target: 1, cancelSequence: null };
  expect(verdicts(await take(calls, [], { gate }))).toEqual([null, ["targetReached", undefined]]);
  const cancelled = { ...gate, cancelSequence: 1n };
  expect(verdicts(await take(calls, [], { gate: cancelled }))).toEqual([null, ["runCancelled", undefined]]);
});

test("what other rules let in stands from then on, until a person brings in the same", async () => {
  const recorded = call(1, 0, [words.metformin, words.nearMetformin], {
    items: new Map([[0, item("m", 1, words.metformin)]]),
    rejections: new Map([[1, near(2, words.nearMetformin, "1")]]),
  });
  const restored = event(4, { id: "r", key: 4 }, words.nearMetformin, { candidate: candidateId("call1", 1) });
  const edited = event(6, { id: "r", key: 4 }, words.sepsis, {
    number: 2,
    before: seed(words.nearMetformin),
    candidate: candidateId("call1", 1),
  });
  const calls = [
    recorded,
    call(2, 2, [words.nearMetformin]),
    call(3, 4, [words.nearMetformin]),
    call(4, 6, [words.nearMetformin]),
  ];
  const rules = runRules.parse({ nearDuplicate: { threshold: 0.9 } });
  const taken = await take(calls, [restored, edited], { rules, follow: "decided" });
  expect(verdicts(taken)).toEqual([
    null,
    null,
    ["exactDuplicate", 2],
    ["exactDuplicate", 4],
    // The person's item says something else since, and nothing is like it.
    null,
  ]);
});

test("what other rules keep out is missing, with all that people made of it", async () => {
  const recorded = call(1, 0, [words.metformin], { items: new Map([[0, item("m", 1, words.metformin)]]) });
  const edited = event(2, { id: "m", key: 1 }, words.sepsis, {
    number: 2,
    before: seed(words.metformin),
    candidate: candidateId("call1", 0),
  });
  const rules = runRules.parse({ lengthInWords: { min: 7 } });
  const taken = await take([recorded, call(2, 2, [words.sepsis])], [edited], { rules, follow: "decided" });
  expect(verdicts(taken)).toEqual([["lengthInWords", undefined], null]);
  expect(verdicts(await take([recorded, call(2, 2, [words.sepsis])], [edited]))).toEqual([null, ["exactDuplicate", 1]]);
});

test("a comparison names the fields that differ, what is missing, and what is too much", async () => {
  const recorded = call(1, 0, [words.metformin, words.sepsis], {
    items: new Map<number, RecordedItem>([
      [0, { ...item("m", 1, words.metformin), output: "No.", kind: null }],
      [7, item("x", 9, "Nobody wrote this.")],
    ]),
    malformed: new Map([[0, { raw: "{", reason: "invalidJson" }]]),
  });
  const [taken] = await take([recorded], []);
  const differences = taken ? compareCall(taken.call, taken.decided, taken.malformed) : [];
  expect(differences.map(({ sequence, recorded, again }) => ({ sequence, recorded, again }))).toEqual([
    {
      sequence: 1,
      recorded: { fate: "item", fields: { output: "No." } },
      again: { fate: "item", fields: { output: "Yes." } },
    },
    { sequence: 2, recorded: { fate: "nothing", fields: {} }, again: { fate: "item", fields: {} } },
    { sequence: 9, recorded: { fate: "item", fields: {} }, again: { fate: "nothing", fields: {} } },
    { sequence: null, recorded: { fate: "malformed", fields: {} }, again: { fate: "nothing", fields: {} } },
  ]);
});
