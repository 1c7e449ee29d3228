import { describe, expect, it } from "vitest";
import { sharedWording } from "./shared-wording.ts";

const cut = (text: string, stretches: readonly { start: number; end: number }[]) =>
  stretches.map(({ start, end }) => text.slice(start, end));

describe("sharedWording", () => {
  const here = { instruction: "Is this so?", input: "Aspirin thins blood." };
  const there = { instruction: "Is this so?", input: "Warfarin thins the blood." };

  it("leaves the input out where only the instruction is compared", () => {
    const wording = sharedWording({ ...here, withInput: false }, { ...there, withInput: false }, "rouge");
    expect(wording).toMatchObject({ words: 3, ofHere: 3, ofThere: 3 });
    expect(cut(here.instruction, wording?.here.instruction ?? [])).toEqual(["Is this so"]);
    expect(wording?.here.input).toEqual([]);
  });

  it("marks instruction and input each in its own text where both are compared", () => {
    const wording = sharedWording({ ...here, withInput: true }, { ...there, withInput: true }, "rouge");
    expect(wording).toMatchObject({ words: 5, ofHere: 6, ofThere: 7 });
    expect(cut(there.instruction, wording?.there.instruction ?? [])).toEqual(["Is this so"]);
    expect(cut(there.input, wording?.there.input ?? [])).toEqual(["thins", "blood"]);
    expect(cut(here.input, wording?.here.input ?? [])).toEqual(["thins blood"]);
  });

  it("parts a stretch that goes over from the instruction into the input", () => {
    const both = { instruction: "Name it", input: "now please", withInput: true };
    const wording = sharedWording(both, { instruction: "Name it now please", input: "", withInput: false }, "rouge");
    expect(cut(both.instruction, wording?.here.instruction ?? [])).toEqual(["Name it"]);
    expect(cut(both.input, wording?.here.input ?? [])).toEqual(["now please"]);
  });

  it("is null for texts that are too long to be laid side by side", () => {
    const long = { instruction: "a ".repeat(9_000), input: "", withInput: false };
    expect(sharedWording(long, { ...long, instruction: "b ".repeat(9_000) }, "rouge")).toBeNull();
  });
});
