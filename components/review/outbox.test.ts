import { describe, expect, it } from "vitest";
import { Outbox, type OutboxState, type Outgoing, type SendResult } from "./outbox.ts";

class MemoryStorage {
  readonly map = new Map<string, string>();
  get length() {
    return this.map.size;
  }
  key(i: number) {
    return [...this.map.keys()][i] ?? null;
  }
  getItem(key: string) {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.map.set(key, value);
  }
  removeItem(key: string) {
    this.map.delete(key);
  }
}

const skip = (number: number): Outgoing => ({ kind: "skip", itemId: `item ${number}`, number, skipped: true });
const done: SendResult = { kind: "done", value: null };
const later: SendResult = { kind: "later", message: "unreachable" };
const refused: SendResult = { kind: "refused", code: "conflict", message: "changed", data: null };

/** An outbox whose sends wait until the test answers them. */
function setUp({ storage = new MemoryStorage() as MemoryStorage | null } = {}) {
  const sent: { act: Outgoing; answer: (result: SendResult) => Promise<void> }[] = [];
  const settled: [number, string][] = [];
  const timers: { run: () => void; ms: number }[] = [];
  let state: OutboxState = { waiting: 0, trouble: null };
  const outbox = new Outbox({
    send: (act) =>
      new Promise((resolve) => {
        sent.push({
          act,
          answer: async (result) => {
            resolve(result);
            // The outbox goes on in the microtasks that follow.
            await new Promise((next) => setImmediate(next));
          },
        });
      }),
    storage,
    prefix: "ana.",
    now: () => 1_000,
    alone: (run) => run(),
    schedule: (run, ms) => {
      const timer = { run, ms };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
    onChange: (next) => {
      state = next;
    },
    onSettled: (act, result) => settled.push([act.number, result.kind]),
  });
  outbox.start();
  const numbers = () => sent.map(({ act }) => act.number);
  return { outbox, sent, settled, timers, storage, numbers, state: () => state };
}

describe("the outbox", () => {
  it("sends one act after another, in order", async () => {
    const { outbox, sent, numbers, settled } = setUp();
    for (const number of [1, 2, 3]) outbox.add(skip(number));
    expect(numbers()).toEqual([1]);
    await sent[0]?.answer(done);
    expect(numbers()).toEqual([1, 2]);
    await sent[1]?.answer(done);
    await sent[2]?.answer(done);
    expect(settled).toEqual([
      [1, "done"],
      [2, "done"],
      [3, "done"],
    ]);
  });

  it("keeps what could not be sent, says so, and tries again later and later", async () => {
    const { outbox, sent, timers, numbers, state } = setUp();
    outbox.add(skip(1));
    outbox.add(skip(2));
    for (const [attempt, ms] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
      await sent[attempt]?.answer(later);
      expect(state()).toEqual({ waiting: 2, trouble: { message: "unreachable", retryAt: 1_000 + ms } });
      expect(timers).toMatchObject([{ ms }]);
      timers.shift()?.run();
    }
    expect(new Set(numbers())).toEqual(new Set([1]));
    await sent[7]?.answer(done);
    expect(state()).toEqual({ waiting: 1, trouble: null });
    expect(numbers().at(-1)).toBe(2);
  });

  it("does not start a second attempt while one waits for its time", async () => {
    const { outbox, sent, numbers } = setUp();
    outbox.add(skip(1));
    await sent[0]?.answer(later);
    outbox.add(skip(2));
    expect(numbers()).toEqual([1]);
  });

  it("tries at once when told to", async () => {
    const { outbox, sent, timers, numbers } = setUp();
    outbox.add(skip(1));
    await sent[0]?.answer(later);
    outbox.retry();
    outbox.retry();
    expect(timers).toEqual([]);
    expect(numbers()).toEqual([1, 1]);
  });

  it("lets go of what is refused for good, and goes on", async () => {
    const { outbox, sent, settled, numbers } = setUp();
    outbox.add(skip(1));
    outbox.add(skip(2));
    await sent[0]?.answer(refused);
    expect(settled).toEqual([[1, "refused"]]);
    expect(numbers()).toEqual([1, 2]);
  });

  it("takes back what has not been tried, and nothing else", async () => {
    const { outbox, sent, storage, numbers } = setUp();
    outbox.add(skip(1));
    outbox.add(skip(2));
    expect(outbox.cancel("item 1")).toBe(false);
    expect(outbox.cancel("item 2")).toBe(true);
    expect(outbox.cancel("item 9")).toBe(false);
    expect(storage?.map.size).toBe(1);
    await sent[0]?.answer(done);
    expect(numbers()).toEqual([1]);
  });

  it("knows which items have acts under way", async () => {
    const { outbox, sent } = setUp();
    outbox.add(skip(1));
    outbox.add(skip(2));
    expect(outbox.itemIds()).toEqual(["item 1", "item 2"]);
    await sent[0]?.answer(done);
    expect(outbox.itemIds()).toEqual(["item 2"]);
  });

  it("sends after a reload what was left, in order, before anything new", async () => {
    const first = setUp();
    for (const number of [1, 2, 3]) first.outbox.add(skip(number));
    await first.sent[0]?.answer(done);
    first.outbox.stop();
    const second = setUp({ storage: first.storage });
    second.outbox.add(skip(4));
    expect(second.state().waiting).toBe(3);
    await second.sent[0]?.answer(done);
    await second.sent[1]?.answer(done);
    await second.sent[2]?.answer(done);
    expect(second.numbers()).toEqual([2, 3, 4]);
    expect(first.storage?.map.size).toBe(0);
  });

  it("leaves alone what is stored by others, and what is no act", () => {
    const storage = new MemoryStorage();
    storage.setItem("ben.1", JSON.stringify(skip(7)));
    storage.setItem("theme", "dark");
    storage.setItem("ana.1", "{");
    storage.setItem("ana.2", "[]");
    expect(setUp({ storage }).numbers()).toEqual([]);
  });

  it("does not send again what another tab that is still open has sent", async () => {
    const first = setUp();
    first.outbox.add(skip(1));
    first.outbox.add(skip(2));
    const second = setUp({ storage: first.storage });
    await first.sent[0]?.answer(done);
    await first.sent[1]?.answer(done);
    first.outbox.add({ ...skip(2), skipped: false } as Outgoing);
    await first.sent[2]?.answer(done);
    // The second had the first act on its way already; the other two are none of its business any more.
    await second.sent[0]?.answer(done);
    expect(second.numbers()).toEqual([1]);
    expect(second.state().waiting).toBe(0);
  });

  it("sends what is its own though the browser has thrown it away", async () => {
    const { outbox, sent, numbers, storage } = setUp();
    outbox.add(skip(1));
    outbox.add(skip(2));
    storage?.map.clear();
    await sent[0]?.answer(done);
    expect(numbers()).toEqual([1, 2]);
  });

  it("works without storage, and with one that is full or forbidden", async () => {
    const none = setUp({ storage: null });
    none.outbox.add(skip(1));
    expect(none.numbers()).toEqual([1]);
    const full = new MemoryStorage();
    full.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const { outbox, numbers } = setUp({ storage: full });
    outbox.add(skip(1));
    expect(numbers()).toEqual([1]);
    const forbidden = new MemoryStorage();
    Object.defineProperty(forbidden, "length", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
    const closed = setUp({ storage: forbidden });
    closed.outbox.add(skip(1));
    expect(closed.numbers()).toEqual([1]);
  });
});
