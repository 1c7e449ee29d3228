import { expect, it } from "vitest";
import { decodeGroupCursor, encodeGroupCursor } from "./group-cursor.ts";

it("comes back as the place that it names", () => {
  expect(decodeGroupCursor(encodeGroupCursor({ size: 12, key: 2 ** 49 }))).toEqual({ size: 12, key: 2 ** 49 });
});

it.each(["", "12", "-1-2", "a-b", "1-2-3", "9".repeat(20), "1e3-2", "' OR 1=1"])("%j names none", (cursor) => {
  expect(decodeGroupCursor(cursor)).toBeNull();
});
