import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readMultipart } from "./read-multipart.ts";

/** Reads a form from chunks of the given sizes. */
async function read(form: Buffer, type: string, size: number) {
  const found = { fields: {} as Record<string, string>, filename: "", bytes: [] as Buffer[] };
  const chunks = Array.from({ length: Math.ceil(form.length / size) }, (_, i) =>
    form.subarray(i * size, (i + 1) * size),
  );
  await readMultipart(Readable.from(chunks), type, {
    field: (name, value) => {
      found.fields[name] = value;
    },
    file: (_name, filename) => {
      found.filename = filename;
    },
    bytes: async (chunk) => void found.bytes.push(Buffer.from(chunk)),
  });
  return { ...found, bytes: Buffer.concat(found.bytes) };
}

it("gives back fields and bytes as they were put in, however the form is cut into chunks", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 0, max: 300 }),
      async (bytes, value, size, marks) => {
        const form = new FormData();
        form.set("purpose", value.replace(/[\r\n]/g, ""));
        // Bytes that nearly are a boundary must not end the file.
        const content = Buffer.concat([
          Buffer.from(bytes),
          Buffer.from("\r\n--".repeat(marks % 7)),
          Buffer.from(bytes),
        ]);
        form.set("file", new Blob([content]), "a.jsonl");
        const encoded = new Response(form);
        const body = Buffer.from(await encoded.clone().arrayBuffer());
        const found = await read(body, encoded.headers.get("content-type") as string, size);
        expect(found.fields).toEqual({ purpose: value.replace(/[\r\n]/g, "") });
        expect(found.filename).toBe("a.jsonl");
        expect(found.bytes.equals(content)).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});
