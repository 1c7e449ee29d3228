import { expect, it } from "vitest";
import { streamOf } from "./stream-of.ts";

function counted(upTo: number) {
  const state = { made: 0, ended: false };
  async function* make() {
    try {
      for (let n = 1; n <= upTo; n++) {
        state.made = n;
        yield new Uint8Array([n]);
      }
    } finally {
      state.ended = true;
    }
  }
  return { state, stream: streamOf(make()) };
}

it("all chunks come in order, and the stream ends", async () => {
  const { stream, state } = counted(3);
  const read: number[] = [];
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) read.push(...chunk);
  expect(read).toEqual([1, 2, 3]);
  expect(state.ended).toBe(true);
});

it("nothing is made before it is asked for", async () => {
  const { stream, state } = counted(1_000);
  expect(state.made).toBe(0);
  const reader = stream.getReader();
  await reader.read();
  await reader.read();
  expect(state.made).toBe(2);
});

it("a reader that goes away ends the making", async () => {
  const { stream, state } = counted(1_000);
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel();
  expect(state).toEqual({ made: 1, ended: true });
});

it("a failure in the making reaches the reader", async () => {
  const stream = streamOf(
    (async function* () {
      yield new Uint8Array([1]);
      throw new Error("the database is away");
    })(),
  );
  const reader = stream.getReader();
  await reader.read();
  await expect(reader.read()).rejects.toThrow("the database is away");
});
