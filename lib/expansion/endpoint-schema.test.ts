import { expect, test } from "vitest";
import { endpointInput } from "./endpoint-schema.ts";

const messagesOf = (baseUrl: string) =>
  endpointInput.safeParse({ name: "Ours", baseUrl }).error?.issues.map((issue) => issue.message);

test("an address is taken without the slashes at its end", () => {
  expect(endpointInput.parse({ name: "Ours", baseUrl: "https://models.example.org/v1//" })).toEqual({
    id: null,
    name: "Ours",
    baseUrl: "https://models.example.org/v1",
    key: "",
    removeKey: false,
  });
});

test("what is no address of the web is refused in words, and never breaks the check", () => {
  for (const url of ["gateway", "", "ftp://models.example.org", "javascript:alert(1)", "http://"]) {
    expect(messagesOf(url)).toContain("expansion.errors.baseUrl");
  }
});

test("a name or a password in the address is refused: it would be shown", () => {
  expect(messagesOf("https://me:secret@models.example.org/v1")).toEqual(["expansion.errors.baseUrlSecret"]);
  expect(messagesOf("https://me@models.example.org/v1")).toEqual(["expansion.errors.baseUrlSecret"]);
});

test("a key with what no header can carry is refused, and one pasted with spaces around it is taken", () => {
  const parse = (key: string) =>
    endpointInput.safeParse({ name: "Ours", baseUrl: "https://models.example.org/v1", key });
  for (const key of ["sk-one\nsk-two", "sk-\u201cone\u201d", "sk-one two", "sk-\u200bone"]) {
    expect(parse(key).error?.issues.map((issue) => issue.message)).toEqual(["expansion.errors.keyCharacters"]);
  }
  expect(parse(" sk-one\n").data?.key).toBe("sk-one");
});
