import { PassThrough } from "node:stream";
import { pino } from "pino";
import { expect, test } from "vitest";
import { logOptions } from "./log.ts";

test("an error is logged by its words and its code, never with what else hangs on it", () => {
  const stream = new PassThrough();
  const cause = Object.assign(new Error("refused"), { detail: "Failing row contains (a patient)" });
  const error = Object.assign(new Error("not saved", { cause }), {
    code: "23514",
    config: { headers: { authorization: "Bearer sk-secret" } },
  });
  pino({ ...logOptions, level: "info" }, stream).warn({ err: error, endpoint: { sealedKey: "v1.abc" } }, "it failed");
  const line = String(stream.read());
  expect(JSON.parse(line)).toMatchObject({ err: { message: "not saved: refused", code: "23514" }, msg: "it failed" });
  expect(line).not.toMatch(/sk-secret|patient|v1\.abc/);
});
