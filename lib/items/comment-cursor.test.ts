import { expect, test } from "vitest";
import { decodeCommentPlace, encodeCommentPlace } from "./comment-cursor.ts";

const id = "0199f7a0-0000-7000-8000-000000000001";

test("a place comes back as it was", () => {
  const place = { at: new Date("2026-03-01T10:00:00.123Z"), id };
  expect(decodeCommentPlace(encodeCommentPlace(place))).toEqual(place);
});

test.each([undefined, "", "x", `-1.${id}`, `1.${id}.2`, "1.x", `9e99.${id}`])("%s is no place", (text) => {
  expect(decodeCommentPlace(text)).toBeNull();
});
