import { describe, expect, it } from "vitest";
import { createNearDuplicateIndex, type NearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { HeldIndex } from "./held-index.ts";
import { IndexRegistry, type LoadIndex } from "./index-registry.ts";

/** A registry whose indexes take ten bytes each, and in which projects each was made how often. */
function registryOf(mostBytes: number, load?: LoadIndex) {
  const made: string[] = [];
  const registry = new IndexRegistry(
    load ??
      (async (projectId, tokenizer) => {
        made.push(projectId);
        return new HeldIndex(projectId, tokenizer, sized(10), 0);
      }),
    () => mostBytes,
  );
  return { made, registry };
}

const sized = (bytes: number): NearDuplicateIndex =>
  Object.defineProperty(createNearDuplicateIndex("rouge"), "bytes", { value: bytes });

/** A promise and what settles it. */
function gate() {
  let open = () => {};
  let fail = (_error: Error) => {};
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { open, fail, passed };
}

describe("the indexes of a process", () => {
  it("are made once however many ask at once, by project and tokenizer", async () => {
    const { made, registry } = registryOf(100);
    const [one, again, other] = await Promise.all([
      registry.get("a", "rouge"),
      registry.get("a", "rouge"),
      registry.get("a", "unicode"),
    ]);
    expect(again).toBe(one);
    expect(other.tokenizer).toBe("unicode");
    expect(made).toEqual(["a", "a"]);
  });

  it("keep to their memory: the project used longest ago goes first", async () => {
    const { made, registry } = registryOf(20);
    for (const project of ["a", "b", "a", "c", "a", "c"]) await registry.get(project, "rouge");
    expect(made).toEqual(["a", "b", "c"]);
    await registry.get("b", "rouge");
    expect(made).toEqual(["a", "b", "c", "b"]);
  });

  it("hold one that is larger than all memory for them, as long as nobody needs another", async () => {
    const { made, registry } = registryOf(5);
    for (const project of ["a", "a", "b", "b", "a"]) await registry.get(project, "rouge");
    expect(made).toEqual(["a", "b", "a"]);
  });

  it("never drop one that is in use, and drop it when it no longer is", async () => {
    const { made, registry } = registryOf(10);
    const { open, passed } = gate();
    const using = registry.use("a", ["rouge"], async (indexes) => {
      await passed;
      return indexes.get("rouge");
    });
    await registry.get("b", "rouge");
    await registry.get("c", "rouge");
    const before = await registry.get("a", "rouge");
    expect(made).toEqual(["a", "b", "c"]);
    open();
    expect(await using).toBe(before);
    await registry.get("b", "rouge");
    await registry.get("a", "rouge");
    expect(made.filter((project) => project === "a")).toHaveLength(2);
  });

  it("tell how far one is that is being made, and make one anew that could not be made", async () => {
    const { open, fail, passed } = gate();
    let times = 0;
    const { registry } = registryOf(100, async (projectId, tokenizer, progress) => {
      times += 1;
      Object.assign(progress, { done: 3, total: 10 });
      await passed;
      return new HeldIndex(projectId, tokenizer, sized(1), 0);
    });
    const { progress, ready } = registry.describe("a", "rouge");
    expect(progress).toEqual({ done: 3, total: 10 });
    fail(new Error("the database is away"));
    await expect(ready).rejects.toThrow("away");
    await expect(registry.get("a", "rouge")).rejects.toThrow("away");
    expect(times).toBe(2);
    open();
  });

  it("let those who admit to a project do it one after another, also after one that fails", async () => {
    const { registry } = registryOf(100);
    const { fail, passed } = gate();
    const seen: string[] = [];
    const admit = (name: string, until: Promise<void>) =>
      registry.admit("a", ["rouge"], async () => {
        seen.push(`${name} begins`);
        await until.finally(() => seen.push(`${name} ends`));
      });
    const first = admit("first", passed);
    const second = admit("second", Promise.resolve());
    await registry.admit("b", ["rouge"], async () => void seen.push("elsewhere"));
    fail(new Error("rolled back"));
    await expect(first).rejects.toThrow("rolled back");
    await second;
    expect(seen).toEqual(["first begins", "elsewhere", "first ends", "second begins", "second ends"]);
  });
});

describe("an index that follows its project", () => {
  const text = "list three side effects of metformin";
  const find = (held: HeldIndex) => held.index.findAbove(text, 0.7, { strict: true });

  it("takes no older text for a newer one, whoever reads at the same time", () => {
    const held = new HeldIndex("a", "rouge", createNearDuplicateIndex("rouge"), 0);
    held.follow({ sequence: 9, key: 1, text });
    held.follow({ sequence: 4, key: 1, text: "something else" });
    expect(find(held)).toEqual({ key: 1, score: 1 });
    held.follow({ sequence: 10, key: 1, text: null });
    expect(find(held)).toBeNull();
    expect(held.upTo).toBe(10);
  });

  it("lets go of what was admitted by a transaction that did not come about, and reads it again where it did", () => {
    const held = new HeldIndex("a", "rouge", createNearDuplicateIndex("rouge"), 7);
    held.expect(7, 3);
    held.index.add(9, text);
    held.follow({ sequence: 9, key: 9, text: "not read again" });
    expect(find(held)).toEqual({ key: 9, score: 1 });
    held.takeBack(7, 3);
    expect(find(held)).toBeNull();
    expect(held.upTo).toBe(7);
    held.follow({ sequence: 9, key: 9, text });
    expect(find(held)).toEqual({ key: 9, score: 1 });
  });
});
