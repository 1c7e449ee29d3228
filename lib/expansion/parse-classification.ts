import { storableText } from "#lib/algorithms/storable-text.ts";
import type { JsonObject } from "./json-node.ts";
import { readJson } from "./read-json.ts";

/** What a model proposes for a task: the category as it wrote it (`parseCategory` reads it), the kind of task, and why. */
export type Classification = { category: string; kind: string; reason: string };

/**
 * Reads the answer to `classifyPrompt`: the first JSON object with a category, wherever it stands, or else a line `Category: ...`
 * with lines `Kind: ...` and `Reason: ...`. Null where there is neither. Throws on no text.
 * @example parseClassification('{"reason": "It asks.", "category": "QA", "kind": "exam question"}')
 */
export function parseClassification(text: string): Classification | null {
  return inJson(text) ?? inLines(text);
}

const KINDS = new Set(["kind", "kind_of_task", "kind of task"]);

function inJson(text: string): Classification | null {
  for (let at = text.indexOf("{"), tries = 0; at !== -1 && tries < 100; tries++) {
    const { root, end } = readJson(text, at);
    if (root.type === "object") {
      const category = field(root, (key) => key === "category");
      if (category !== null) {
        const kind = field(root, (key) => KINDS.has(key)) ?? "";
        return tidy({ category, kind, reason: field(root, (key) => key === "reason") ?? "" });
      }
    }
    at = text.indexOf("{", end);
  }
  return null;
}

function field(object: JsonObject, named: (key: string) => boolean): string | null {
  const node = object.entries.find(({ key }) => named(key.toLowerCase().trim()))?.node;
  return node?.type === "scalar" && node.value.trim() !== "" ? node.value : null;
}

function inLines(text: string): Classification | null {
  const found: Partial<Classification> = {};
  for (const line of text.slice(0, 20_000).split("\n")) {
    const match = /^[\s>#*_-]{0,12}(category|kind|reason)[*_]{0,3}\s?:[*_]{0,3}(.*)$/i.exec(line);
    if (match) found[(match[1] as string).toLowerCase() as keyof Classification] ??= match[2] as string;
  }
  return found.category?.trim() ? tidy({ kind: "", reason: "", ...found, category: found.category }) : null;
}

function tidy({ category, kind, reason }: Classification): Classification {
  const short = (text: string, most: number) => storableText(text.trim().slice(0, most)).trim();
  return { category: short(category, 200), kind: short(kind.replace(/\s+/g, " "), 100), reason: short(reason, 2_000) };
}
