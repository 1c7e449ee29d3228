import { expect, it } from "vitest";
import { fileName, manifestName } from "./file-name.ts";

it("a file is named by project, version, category and format", () => {
  expect(fileName("cardiology", 3, "alpaca-json", "IE")).toBe("cardiology-v3-ie.alpaca.json");
  expect(fileName("cardiology", 12, "alpaca-jsonl", null)).toBe("cardiology-v12.alpaca.jsonl");
  expect(fileName("cardiology", 1, "openai-chat", "OTHER")).toBe("cardiology-v1-other.openai-chat.jsonl");
  expect(manifestName("cardiology", 3)).toBe("cardiology-v3.manifest.json");
});

it("nothing but letters, digits, dots and hyphens gets into a file's name", () => {
  expect(fileName('../"Ärzte"\r\nx', 1, "alpaca-json", null)).toBe("rzte-x-v1.alpaca.json");
  expect(manifestName("心", 1)).toBe("project-v1.manifest.json");
});
