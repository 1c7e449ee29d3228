import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { fileHeaders, hasAlready } from "./file-headers.ts";

const sha256 = createHash("sha256").update("hello").digest("hex");
const file = { name: "p-v1.alpaca.json", contentType: "application/json", figures: { bytes: 5, sha256 } };

it("a file whose figures are known tells its length, its digest and its entity tag", () => {
  expect(Object.fromEntries(fileHeaders(file))).toEqual({
    "content-type": "application/json",
    "content-disposition": 'attachment; filename="p-v1.alpaca.json"',
    "x-content-length": "5",
    etag: `"${sha256}"`,
    // `printf hello | openssl dgst -sha256 -binary | base64`
    "repr-digest": "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:",
  });
});

it("a file that is not prepared yet tells none of them", () => {
  const headers = fileHeaders({ ...file, figures: null });
  for (const name of ["x-content-length", "etag", "repr-digest"]) expect(headers.has(name)).toBe(false);
});

it("a client has the file where one of the tags that it names is the file's", () => {
  const ask = (tags: string) => new Request("http://seedbed.test/", { headers: { "if-none-match": tags } });
  expect(hasAlready(ask(`"other", W/"${sha256}"`), file.figures)).toBe(true);
  expect(hasAlready(ask(`"other"`), file.figures)).toBe(false);
  expect(hasAlready(new Request("http://seedbed.test/"), file.figures)).toBe(false);
  expect(hasAlready(ask(`"${sha256}"`), null)).toBe(false);
});
