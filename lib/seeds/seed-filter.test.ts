import { expect, it } from "vitest";
import { seedFilter } from "./seed-filter.ts";

it("asks the database for nothing that it cannot take", () => {
  const asked = seedFilter.parse({ kind: "a\u0000", tag: "b\u0000", q: "c\u0000 \udc00" });
  expect(asked).toMatchObject({ kind: "a\ufffd", tag: "b\ufffd", q: "c\ufffd \ufffd" });
});
