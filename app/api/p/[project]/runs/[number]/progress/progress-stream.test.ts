import { expect, test } from "vitest";
import type { RunProgress } from "#lib/expansion/run-view.ts";
import { progressStream } from "./progress-stream.ts";

const pace = { everyMs: 1, restingMs: 1, heartbeatMs: 1_000_000 };

function progress(more: Partial<RunProgress> = {}): RunProgress {
  return {
    purpose: "expand",
    status: "running",
    stopCode: null,
    stopReason: null,
    failuresInARow: 0,
    pace: null,
    retryInMs: null,
    target: 10,
    accepted: 0,
    rejected: 0,
    malformed: 0,
    rejectedByRule: {},
    calls: { planned: 1, underWay: 1, settled: 0, failed: 0 },
    classifications: 0,
    promptTokens: 0,
    completionTokens: 0,
    money: { spent: 0, reserved: 0, cap: null, attempts: 0, unpriced: 0 },
    elapsedMs: 0,
    lastError: null,
    ...more,
  };
}

const idle = { planned: 0, underWay: 0, settled: 3, failed: 0 };
const live = () => new AbortController().signal;

/** Gives the looks one after another, and counts how often it was asked. */
function looks(...each: (RunProgress | null)[]) {
  const read = async () => {
    const look = each[read.count++];
    if (look === undefined) throw new Error("asked once too often");
    return look;
  };
  read.count = 0;
  return read;
}

const text = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();
const accepted = (events: string) => Array.from(events.matchAll(/"accepted":(\d+)/g), (match) => Number(match[1]));

test("what changed is sent as an event, and the time alone is no change", async () => {
  const read = looks(
    progress({ elapsedMs: 1_000 }),
    progress({ accepted: 4, elapsedMs: 2_000 }),
    progress({ status: "finished", accepted: 10, calls: idle }),
  );
  expect(accepted(await text(progressStream(progress(), read, live(), pace)))).toEqual([0, 4, 10]);
});

test("the stream ends with its own event once the run has stopped and its last call has come to its end", async () => {
  const read = looks(progress({ status: "cancelled" }), progress({ status: "cancelled", rejected: 2, calls: idle }));
  const events = await text(progressStream(progress(), read, live(), pace));
  expect(read.count).toBe(2);
  expect(events.endsWith("event: ended\ndata: {}\n\n")).toBe(true);
});

test("a run that has its items is watched until the last of them has its classification", async () => {
  const finished = progress({ status: "finished", calls: idle });
  const read = looks({ ...finished, classifications: 2 }, finished);
  const events = await text(progressStream(progress(), read, live(), pace));
  expect(read.count).toBe(2);
  expect(events.match(/"classifications":(\d)/g)).toEqual([0, 2, 0].map((count) => `"classifications":${count}`));
});

test.each(["paused", "failed"] as const)(
  "a run that is %s is still watched: somebody may resume it",
  async (status) => {
    const read = looks(progress({ status: "running", accepted: 1 }), progress({ status: "finished", calls: idle }));
    const events = await text(progressStream(progress({ status, calls: idle }), read, live(), pace));
    expect(events.match(/"status":"(\w+)"/g)).toEqual([
      `"status":"${status}"`,
      '"status":"running"',
      '"status":"finished"',
    ]);
  },
);

test("the endpoint's next try is sent when it is set, and not again as it comes nearer", async () => {
  const blocked = { ceiling: 4, broken: true, blockedUntil: "2026-01-01T00:00:30Z", reason: "503" };
  const read = looks(
    progress({ pace: blocked, retryInMs: 30_000 }),
    progress({ pace: blocked, retryInMs: 29_000 }),
    progress({ status: "finished", calls: idle }),
  );
  const events = await text(progressStream(progress(), read, live(), pace));
  expect(events.match(/"retryInMs":\d+/g)).toEqual(['"retryInMs":30000']);
});

test("a silent stream says now and then that it is there", async () => {
  const read = looks(progress(), progress({ status: "finished", calls: idle }));
  const events = await text(progressStream(progress(), read, live(), { everyMs: 1, restingMs: 1, heartbeatMs: 0 }));
  expect(events.split("\n\n")[1]).toBe(": still here");
});

test("who may no longer see the run gets no more of it, and no end of the run either", async () => {
  const events = await text(progressStream(progress(), looks(null), live(), pace));
  expect(accepted(events)).toEqual([0]);
  expect(events).not.toContain("ended");
});

test("a reader who has gone is read for no more", async () => {
  let reads = 0;
  const stream = progressStream(
    progress(),
    async () => {
      reads += 1;
      await reader.cancel();
      return progress({ accepted: reads });
    },
    live(),
    pace,
  );
  const reader = stream.getReader();
  // Another stream at the same pace tells when the first one would have read again.
  const others = Array.from({ length: 20 }, (_, i) => progress({ accepted: i }));
  await text(progressStream(progress(), looks(...others, null), live(), pace));
  expect(reads).toBe(1);
});
