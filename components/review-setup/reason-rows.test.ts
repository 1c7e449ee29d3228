import { describe, expect, it } from "vitest";
import { reasonRows, savedReasons, shippedFirst } from "./reason-rows.ts";

const texts: Record<string, string> = { wrongAnswer: "Wrong answer", unsafeAdvice: "Unsafe advice" };
const shipped = (key: string | null) => texts[key ?? ""] ?? null;
const own = { key: "wrong-unit", label: "Wrong unit", retired: true };
const reasons = [{ key: "unsafeAdvice", label: null, retired: false }, own];

describe("the form of the reasons", () => {
  it("shows the words that ship, and gives back what it shows", () => {
    const rows = reasonRows(reasons, shipped);
    expect(rows.map((row) => row.text)).toEqual(["Unsafe advice", "Wrong unit"]);
    expect(savedReasons(rows, shipped)).toEqual(reasons);
  });

  it("takes words of its own for a reason that ships, and its own ones again where they are emptied", () => {
    const say = (text: string) =>
      savedReasons([{ id: "unsafeAdvice", key: "unsafeAdvice", text, retired: false }], shipped)[0]?.label;
    expect(say(" Could do harm ")).toBe("Could do harm");
    expect(say(" ")).toBeNull();
    expect(savedReasons([{ id: "new-1", key: null, text: " ", retired: false }], shipped)[0]?.label).toBe("");
  });

  it("puts those that ship first again, and keeps the project's own", () => {
    const renamed = [{ key: "unsafeAdvice", label: "Could do harm", retired: true }, own];
    expect(shippedFirst(reasonRows(renamed, shipped), Object.keys(texts), shipped)).toEqual([
      { id: "wrongAnswer", key: "wrongAnswer", text: "Wrong answer", retired: false },
      { id: "unsafeAdvice", key: "unsafeAdvice", text: "Unsafe advice", retired: false },
      { id: "wrong-unit", key: "wrong-unit", text: "Wrong unit", retired: true },
    ]);
  });
});
