import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "#lib/platform/errors.ts";
import { parseFile } from "./parse-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const rowsOf = (text: string, name = "seeds") =>
  parseFile(bytes(text), name).rows.map((row) => row.problem?.key ?? Object.fromEntries(row.values ?? []));

/** Key and values of the refusal. */
function refusalOf(file: Uint8Array | string, name = "seeds") {
  try {
    parseFile(typeof file === "string" ? bytes(file) : file, name);
  } catch (error) {
    if (error instanceof Refusal) return [error.message.replace("seeds.import.errors.", ""), error.values];
    throw error;
  }
  return "accepted";
}

describe("a JSON file", () => {
  it("is a list of objects", () => {
    const file = parseFile(bytes('[{"instruction": "a", "n": 1}, {"tags": ["x"]}]'), "seeds.json");
    expect(file).toMatchObject({ format: "json", delimiter: null, fields: ["instruction", "n", "tags"] });
    expect(file.rows.map(({ row, line }) => [row, line])).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  it("may be an object that holds one list, on one line or several", () => {
    expect(rowsOf('{"version": 1, "names": ["x"], "seeds": [{"a": "1"}]}')).toEqual([{ a: "1" }]);
    expect(rowsOf('{\n "seeds": [\n {"a": "1"}\n]}', "x.json")).toEqual([{ a: "1" }]);
  });

  it("with several lists of objects is refused, and the lists are named", () => {
    expect(refusalOf('{\n"train": [{}], "test": [{}]}')).toEqual(["severalLists", { names: "train, test" }]);
  });

  it("names the rows that are no objects, and keeps the others", () => {
    expect(rowsOf('[{"a": 1}, "text", null, [1]]')).toEqual([
      { a: 1 },
      "seeds.import.problems.notObject",
      "seeds.import.problems.notObject",
      "seeds.import.problems.notObject",
    ]);
  });

  it("that is broken is refused with line and column", () => {
    expect(refusalOf('[\n {"a": 1},\n {"a" 2}\n]', "x.json")).toEqual(["notJson", { line: 3, column: 7 }]);
    expect(refusalOf('[{"a": 1}', "x.json")).toEqual(["jsonEndsEarly", {}]);
  });

  it("nested a million deep is refused without exhausting the stack", () => {
    expect(refusalOf("[".repeat(1_000_000) + "]".repeat(1_000_000))).toEqual(["tooDeep", { most: 50 }]);
    expect(refusalOf(`${'{"a":'.repeat(500_000)}1${"}".repeat(500_000)}`)).toEqual(["tooDeep", { most: 50 }]);
  });

  it("may have fields named like an object's own machinery", () => {
    const [row] = parseFile(bytes('[{"__proto__": "p", "constructor": "c", "toString": "t"}]'), "x.json").rows;
    expect([...(row?.values ?? [])]).toEqual([
      ["__proto__", "p"],
      ["constructor", "c"],
      ["toString", "t"],
    ]);
    expect(({} as Record<string, unknown>).p).toBeUndefined();
  });

  it("with too many rows or fields is refused with the numbers", () => {
    expect(refusalOf(JSON.stringify(Array(20_001).fill({})))).toEqual(["tooManyRows", { rows: 20_001, most: 20_000 }]);
    const members = Array.from({ length: 1_000_000 }, (_, i) => `"c${i}":1`);
    expect(refusalOf(`[{${members.join()}}]`)).toEqual(["tooManyFields", { fields: 1_000_000, most: 200 }]);
  });
});

describe("a JSONL file", () => {
  it("has an object a line; blank lines do not count, broken ones are named", () => {
    const file = parseFile(bytes('{"a": 1}\r\n\r\n{"a": \n{"a": 3}\n"x"\n'), "seeds.jsonl");
    expect(file.rows.map(({ row, line, problem }) => [row, line, problem?.key.split(".").at(-1)])).toEqual([
      [1, 1, undefined],
      [2, 3, "notJson"],
      [3, 4, undefined],
      [4, 5, "notObject"],
    ]);
  });

  it("is recognised without its ending, also with a single line that has a list of tags", () => {
    expect(parseFile(bytes('{"a": 1}\n{"a": 2}'), "seeds.json").format).toBe("jsonl");
    expect(parseFile(bytes('{"instruction": "a", "tags": ["x", "y"]}'), "seeds").format).toBe("jsonl");
  });

  it("in which no line is JSON is refused as a whole", () => {
    expect(refusalOf("one\ntwo", "x.jsonl")).toEqual(["notJsonLines", {}]);
  });

  it("names a line that is nested too deeply", () => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    expect(rowsOf(`{"a": 1}\n${deep}`, "x.jsonl")).toEqual([{ a: 1 }, "seeds.import.problems.tooDeep"]);
  });
});

describe("a CSV file", () => {
  it("has quoted commas, quotes and line breaks, and a byte order mark", () => {
    const file = parseFile(bytes('\uFEFFinstruction,output\r\n"a, ""b""\nc",d\r\ne,f\r\n'), "x.csv");
    expect(file).toMatchObject({ format: "csv", delimiter: ",", fields: ["instruction", "output"] });
    expect(file.rows.map(({ row, line, values }) => [row, line, ...(values?.values() ?? [])])).toEqual([
      [1, 2, 'a, "b"\nc', "d"],
      [2, 4, "e", "f"],
    ]);
  });

  it.each([
    ["comma", "a,b;c\n1,2", ","],
    ["semicolon", 'a;"b,c,d,e"\n1;2', ";"],
    ["tab", "a\tb,c\td\n1\t2\t3", "\t"],
    ["no delimiter at all", "a\n1", ","],
  ])("with %s is told by its first row", (_, text, delimiter) => {
    expect(parseFile(bytes(text), "x.csv").delimiter).toBe(delimiter);
  });

  it("keeps a lone quote within a cell, and cells that a spreadsheet would compute", () => {
    expect(rowsOf('a,b\n5" needle,=1+1\n@x,-2\n', "x.csv")).toEqual([
      { a: '5" needle', b: "=1+1" },
      { a: "@x", b: "-2" },
    ]);
  });

  it("names the rows with cells too many or too few", () => {
    expect(parseFile(bytes("a,b\n1\n1,2\n1,2,3\n"), "x.csv").rows.map((row) => row.problem?.values)).toEqual([
      { cells: 1, expected: 2 },
      undefined,
      { cells: 3, expected: 2 },
    ]);
  });

  it("gives columns without a name, or with another's, one of their own", () => {
    expect(parseFile(bytes("a,,a\n1,2,3"), "x.csv").fields).toEqual(["a", "column 2", "a (2)"]);
  });

  it("with a quote that is never closed is refused, and the line where it opens is named", () => {
    expect(refusalOf('a,b\n1,2\n"3,4\n5,6\n', "x.csv")).toEqual(["csvQuote", { line: 3 }]);
  });

  it("with a huge row or a million columns is refused", () => {
    expect(refusalOf(`a,b\n1,"${"x".repeat(1_100_000)}"`, "x.csv")).toEqual([
      "csvRowTooLong",
      { line: 2, most: 1_000_000 },
    ]);
    expect(refusalOf(`${"c,".repeat(1_000_000)}\n1`, "x.csv")).toEqual([
      "tooManyFields",
      { fields: 1_000_001, most: 200 },
    ]);
    expect(refusalOf(`a,b\n${",".repeat(300)}`, "x.csv")).toEqual(["tooManyFields", { fields: 301, most: 200 }]);
  });

  it("with its column names alone has no rows", () => {
    expect(refusalOf("instruction,output\n", "x.csv")).toEqual(["noRows", {}]);
  });
});

describe("a file that is something else", () => {
  it.each([
    ["nothing", "", ["empty", {}]],
    ["white space", " \n ", ["empty", {}]],
    ["a number", "12", ["noRows", {}]],
    ["an empty list", "[]", ["noRows", {}]],
    ["a list of numbers", "[1, 2]", ["noFields", {}]],
  ])("%s is refused in one sentence", (_, text, expected) => {
    expect(refusalOf(text)).toEqual(expected);
  });

  it("such as a workbook, an image or UTF-16 is refused by name", () => {
    expect(refusalOf(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toEqual(["workbook", {}]);
    expect(refusalOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toEqual(["binary", {}]);
    expect(refusalOf(Buffer.from("\uFEFFinstruction,output\na,b", "utf16le"))).toEqual(["utf16", {}]);
    expect(refusalOf(Buffer.from("instruction,output\na,b", "utf16le"))).toEqual(["utf16", {}]);
  });

  it("in another encoding is refused with the line of the first strange byte", () => {
    expect(refusalOf(Buffer.from("a,b\nDose,5\nCaf\xe9,2", "latin1"), "x.csv")).toEqual(["encoding", { line: 3 }]);
    expect(refusalOf(Buffer.from("\xef\xbb\xbfa,b\n\xe9,2", "latin1"), "x.csv")).toEqual(["encoding", { line: 2 }]);
  });

  it("may be gzip-compressed, but not burst or be broken", () => {
    expect(parseFile(gzipSync('[{"a": 1}]'), "seeds.json.gz").rows).toHaveLength(1);
    expect(refusalOf(gzipSync(Buffer.alloc(30_000_000, " ")))).toEqual(["tooLarge", { megabytes: 20 }]);
    expect(refusalOf(gzipSync("[1]").subarray(0, 12))).toEqual(["gzip", {}]);
  });

  it("of any bytes ends in rows or in a sentence, never in another error", () => {
    const name = fc.constantFrom("x.json", "x.jsonl", "x.csv", "x");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), name, (file, fileName) => {
        refusalOf(file, fileName);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]{}",:;\n\r\t\\ a1') }), name, (text, fileName) => {
        refusalOf(text, fileName);
      }),
      { numRuns: 1_000 },
    );
  });
});
