import { describe, expect, it } from "vitest";
import { blindLetters } from "./blind-letters.ts";

const key = Buffer.from("of an installation");
const people = ["ana", "ben", "cleo"];

describe("the letters that stand for reviewers", () => {
  it("are the same at each look, whoever is named first", () => {
    const letters = blindLetters(key, "item 1", people);
    expect([...letters.values()]).toEqual(["A", "B", "C"]);
    expect(blindLetters(key, "item 1", people.toReversed())).toEqual(letters);
  });

  it("say nothing about who is who from item to item", () => {
    const firsts = Array.from({ length: 300 }, (_, i) => [...blindLetters(key, `item ${i}`, people).keys()][0]);
    for (const person of people) {
      const share = firsts.filter((first) => first === person).length / firsts.length;
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.47);
    }
  });

  it("go on after Z", () => {
    const many = Array.from({ length: 28 }, (_, i) => `person ${i}`);
    expect([...blindLetters(key, "item 1", many).values()].slice(24)).toEqual(["Y", "Z", "AA", "AB"]);
  });
});
