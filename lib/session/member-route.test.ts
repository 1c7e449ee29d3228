import { expect, test } from "vitest";
import { readJson } from "./member-route.ts";

const post = (body: BodyInit) =>
  new Request("http://seedbed.example/api", { method: "POST", body, duplex: "half" } as RequestInit);

test("a body that is JSON is read", async () => {
  expect(await readJson(post('{"a":["ä",1]}'))).toEqual({ a: ["ä", 1] });
});

test.each(["", "{", "nonsense"])("a body that is no JSON is refused: %s", async (body) => {
  await expect(readJson(post(body))).rejects.toThrow("errors.notJson");
});

test("a body that is no UTF-8 is refused", async () => {
  await expect(readJson(post(new Uint8Array([0x22, 0xff, 0x22])))).rejects.toThrow("errors.notJson");
});

test("no more of a body is read than its limit, whatever it says of its length", async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1000;
      controller.enqueue(new Uint8Array(1000).fill(0x20));
    },
  });
  await expect(readJson(post(endless), 10_000)).rejects.toThrow("errors.tooLarge");
  expect(given).toBeLessThan(50_000);
});
