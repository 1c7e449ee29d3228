import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionBeingTyped, mentionedIn, splitMentions, whoMayBeMeant } from "./mentions.ts";

const people = [
  { id: "1", name: "Ana" },
  { id: "2", name: "Ana Lima" },
  { id: "3", name: "Zoë Müller" },
  { id: "4", name: "李明" },
];
const names = people.map(({ name }) => name);
const marks = (body: string) => splitMentions(body, names).flatMap(({ mention, text }) => (mention ? [text] : []));

describe("a comment's mentions", () => {
  it("are the longest names that fit, where a word ends", () => {
    expect(marks("@Ana Lima, @Ana and (@Zoë Müller) see")).toEqual(["@Ana Lima", "@Ana", "@Zoë Müller"]);
    expect(marks("@Anabel, @Ana_2, @ana")).toEqual([]);
  });

  it("need no space where the script has none", () => {
    expect(marks("请@李明看")).toEqual(["@李明"]);
  });

  it("are none in an e-mail address", () => {
    expect(marks("ana.lima@Ana x@李明")).toEqual([]);
  });

  it("leave the text as it is", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("@", " ", ...names.map((name) => `@${name}`)),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const body = pieces.join("");
        expect(
          splitMentions(body, names)
            .map(({ text }) => text)
            .join(""),
        ).toBe(body);
      }),
    );
  });

  it("call everybody of the name", () => {
    expect(mentionedIn("@Ana Lima", [...people, { id: "5", name: "Ana Lima" }])).toEqual(["2", "5"]);
    expect(mentionedIn("nobody", people)).toEqual([]);
  });
});

describe("a name being typed", () => {
  it("is what stands between the sign and the cursor", () => {
    expect(mentionBeingTyped("See @An", 7)).toEqual({ at: 4, typed: "An" });
    expect(mentionBeingTyped("@", 1)).toEqual({ at: 0, typed: "" });
    expect(mentionBeingTyped("See @An and", 7)).toEqual({ at: 4, typed: "An" });
  });

  it("is none in an e-mail address, after a new line, or long after the sign", () => {
    for (const text of ["a@b", "@a\nb", "@ a", "no", `@${"x".repeat(61)}`])
      expect(mentionBeingTyped(text, text.length)).toBeNull();
  });

  it("finds people by any word of their name, with or without accents", () => {
    const found = (typed: string) => whoMayBeMeant(typed, people, 8).map(({ id }) => id);
    expect(found("li")).toEqual(["2"]);
    expect(found("mull")).toEqual(["3"]);
    expect(found("zoe m")).toEqual(["3"]);
    expect(found("")).toHaveLength(4);
    expect(whoMayBeMeant("", people, 2)).toHaveLength(2);
  });
});
