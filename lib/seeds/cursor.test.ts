import { expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { seedSorts } from "./seed-filter.ts";

const place = { number: 12, kind: "Früherkennung 早期", updatedAt: new Date(1_763_650_000_123) };

it("names a place in the order that it was made in, and in no other", () => {
  expect(decodeCursor("kind-asc", encodeCursor("kind-asc", place))).toMatchObject({ number: 12, kind: place.kind });
  const updated = decodeCursor("updated-desc", encodeCursor("updated-desc", place));
  expect(updated).toMatchObject({ number: 12, updatedAt: place.updatedAt });
  for (const made of seedSorts) {
    for (const sort of seedSorts) expect(decodeCursor(sort, encodeCursor(made, place)) !== null).toBe(made === sort);
  }
});

it.each(["", "x", "bnVsbA", "W10", "WyJudW1iZXItYXNjIiwtMSxudWxsXQ"])("is nothing for %j", (cursor) => {
  expect(decodeCursor("number-asc", cursor)).toBeNull();
});

it("asks the database for nothing that it cannot take", () => {
  const cursor = Buffer.from(JSON.stringify(["kind-asc", 1, "dose\u0000"])).toString("base64url");
  expect(decodeCursor("kind-asc", cursor)).toMatchObject({ kind: "dose\ufffd" });
});
