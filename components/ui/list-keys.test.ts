import { describe, expect, it } from "vitest";
import { choiceAfter } from "./list-keys.ts";

const options = [
  { label: "Question answering" },
  { label: "Information extraction", disabled: true },
  { label: "Generation" },
  { label: "Grading" },
  { label: "Other" },
];

describe("keys in an open list of choices", () => {
  it("go to the neighbour and pass over what is off", () => {
    expect(choiceAfter("ArrowDown", 0, options)).toBe(2);
    expect(choiceAfter("ArrowUp", 2, options)).toBe(0);
  });

  it("stay at the ends", () => {
    expect(choiceAfter("ArrowDown", 4, options)).toBe(4);
    expect(choiceAfter("ArrowUp", 0, options)).toBe(0);
  });

  it("go to the ends", () => {
    expect(choiceAfter("End", 0, options)).toBe(4);
    expect(choiceAfter("Home", 4, options)).toBe(0);
  });

  it("come in from outside at the first choice", () => {
    expect(choiceAfter("ArrowDown", -1, options)).toBe(0);
  });

  it("go through the choices that begin with a letter, round and round", () => {
    expect(choiceAfter("g", 0, options)).toBe(2);
    expect(choiceAfter("g", 2, options)).toBe(3);
    expect(choiceAfter("G", 3, options)).toBe(2);
    expect(choiceAfter("i", 0, options)).toBe(0);
  });

  it("mean nothing when they are not letters", () => {
    expect(choiceAfter("Shift", 3, options)).toBe(3);
  });

  it("mean nothing in a list without open choices", () => {
    expect(choiceAfter("Home", -1, [{ label: "A", disabled: true }])).toBe(-1);
  });
});
