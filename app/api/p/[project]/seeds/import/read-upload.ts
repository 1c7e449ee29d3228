import { storableText } from "#lib/algorithms/storable-text.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { parseFile } from "#lib/seeds/import/parse-file.ts";
import type { ParsedFile } from "#lib/seeds/import/parsed-file.ts";
import { type ImportMapping, importMapping, mostImportBytes } from "#lib/seeds/import-schema.ts";

/** What a form brings beside its file. */
const formOverhead = 100_000;

/**
 * The file of a form, taken apart, and the mapping that came with it (null where none did). Nothing is stored; no more is read than a
 * file may have.
 * @throws Refusal `invalid`, in one sentence.
 */
export async function readUpload(
  request: Request,
): Promise<{ file: ParsedFile; fileName: string; mapping: ImportMapping | null }> {
  const form = await readForm(request);
  const upload = form.get("file");
  if (!(upload instanceof File)) throw new Refusal("invalid", "seeds.import.errors.none");
  if (upload.size > mostImportBytes) throw tooLarge();
  const fileName = storableText(upload.name).slice(0, 200);
  const file = parseFile(new Uint8Array(await upload.arrayBuffer()), fileName);
  return { file, fileName, mapping: readMapping(form.get("mapping")) };
}

async function readForm(request: Request): Promise<FormData> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostImportBytes + formOverhead) throw tooLarge();
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  }
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return await new Response(new Blob(chunks), { headers }).formData();
  } catch {
    throw new Refusal("invalid", "seeds.import.errors.none");
  }
}

function readMapping(text: FormDataEntryValue | null): ImportMapping | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(String(text));
  } catch {
    throw new Refusal("invalid", "seeds.import.errors.mapping");
  }
  const parsed = importMapping.safeParse(value);
  if (parsed.success) return parsed.data;
  const key = parsed.error.issues.find(({ code }) => code === "custom")?.message;
  throw new Refusal("invalid", key ?? "seeds.import.errors.mapping");
}

function tooLarge(): Refusal {
  return new Refusal("invalid", "seeds.import.errors.tooLarge", { values: { megabytes: mostImportBytes / 1_000_000 } });
}
