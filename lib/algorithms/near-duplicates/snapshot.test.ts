import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adversarialText, adversarialTexts } from "../fixtures/adversarial-texts.ts";
import { createNearDuplicateIndex, type NearDuplicateIndex } from "../near-duplicate-index.ts";
import type { Tokenizer } from "../tokenize.ts";
import { finish } from "./finish.ts";
import { SnapshotError, SnapshotLoader, saveSnapshot } from "./snapshot.ts";

function save(index: NearDuplicateIndex, label = "a label"): Uint8Array<ArrayBuffer> {
  return Buffer.concat([...saveSnapshot(index, label)]);
}

function load(bytes: Uint8Array, tokenizer: Tokenizer = "rouge", pieceBytes = 1_000) {
  const loader = new SnapshotLoader(tokenizer);
  for (let from = 0; from < bytes.length; from += pieceBytes) loader.push(bytes.subarray(from, from + pieceBytes));
  return finish(loader.build());
}

function indexOf(texts: string[], tokenizer: Tokenizer = "rouge"): NearDuplicateIndex {
  const index = createNearDuplicateIndex(tokenizer);
  for (const [i, text] of texts.entries()) index.add(i, text);
  return index;
}

describe("a snapshot of a near-duplicate index", () => {
  it("comes back as an index that answers and grows as the first one does", () => {
    const keys = fc.array(fc.nat(29), { maxLength: 10 });
    fc.assert(
      fc.property(adversarialTexts, keys, adversarialText, fc.boolean(), (texts, removed, query, unicode) => {
        const tokenizer = unicode ? "unicode" : "rouge";
        const first = indexOf(texts, tokenizer);
        for (const key of removed) first.remove(key);
        const { index, label } = load(save(first, "of a project"), tokenizer);
        expect(label).toBe("of a project");
        for (const each of [first, index]) {
          each.add(2 ** 40, "the drug odd x");
          each.remove(0);
        }
        expect(index.size).toBe(first.size);
        expect(index.mostSimilar(query, 50)).toEqual(first.mostSimilar(query, 50));
        expect(index.scores("the drug odd x")).toEqual(first.scores("the drug odd x"));
      }),
    );
  });

  it("is of the moment when it was asked for", () => {
    const index = indexOf(Array.from({ length: 2_000 }, (_, i) => `a text with the number ${i}`));
    index.remove(7);
    const pieces = saveSnapshot(index, "");
    for (let key = 0; key < 1_000; key++) index.remove(key);
    for (let key = 0; key < 3_000; key++) index.add(key, "something else");
    const { index: then } = load(Buffer.concat([...pieces]), "rouge", 1 << 20);
    expect(then.size).toBe(1_999);
    expect(then.mostSimilar("a text with the number 8", 1)).toEqual([{ key: 8, score: 1 }]);
    expect(then.hasAbove("a text with the number 7", 0.99, { strict: false })).toBeNull();
  });

  it("is refused where any byte of it is another, or any are missing", () => {
    const bytes = save(indexOf(["list drug doses", "name hyperlipoproteinemia"]));
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 4 : byte));
      expect(() => load(damaged)).toThrow(SnapshotError);
    }
    for (let length = 0; length < bytes.length; length++) {
      expect(() => load(bytes.subarray(0, length))).toThrow(SnapshotError);
    }
  });

  it("says why it is refused", () => {
    const bytes = save(indexOf(["list drug doses"]));
    expect(() => load(bytes, "unicode")).toThrow("made with the tokenizer rouge, not unicode");
    const text = Buffer.from(bytes).toString("latin1");
    expect(() => load(Buffer.from(text.replace('"version":1', '"version":2'), "latin1"))).toThrow("version 2");
    const other = Buffer.from(save(indexOf(["糖尿病"], "unicode"))).toString("latin1");
    const olderIcu = other.replace(/"icu":"[^"]/, '"icu":"~');
    expect(() => load(Buffer.from(olderIcu, "latin1"), "unicode")).toThrow("made with ICU ~");
    expect(() => load(Buffer.from("something else entirely, of no kind!"))).toThrow("no snapshot");
    expect(() => load(Buffer.concat([bytes.subarray(0, -8), Buffer.alloc(8)]))).toThrow("damaged");
  });
});
