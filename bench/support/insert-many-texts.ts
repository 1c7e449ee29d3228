import { readFile } from "node:fs/promises";
import { seededRandom } from "#lib/algorithms/random.ts";
import type { Db } from "#lib/platform/db.ts";

const atOnce = 20_000;

/** What makes up texts: words as frequent as in the starter seeds, and numbers that few others have, in the lengths of instructions. */
export async function textMaker(seed: string): Promise<() => string> {
  const file = new URL("../../prisma/starter-seeds.json", import.meta.url);
  const seeds: Record<"instruction" | "input" | "output", string>[] = JSON.parse(await readFile(file, "utf8"));
  const words = seeds.flatMap((each) => `${each.instruction} ${each.input} ${each.output}`.match(/[\w-]+/g) ?? []);
  const random = seededRandom(seed);
  return () => {
    const length = 6 + Math.floor(random() * 16);
    const text = Array.from({ length }, () =>
      random() < 0.05 ? `n${Math.floor(random() * 50_000)}` : words[Math.floor(random() * words.length)],
    );
    return `${text.join(" ")}.`;
  };
}

/** Fills a project with items of made-up texts under the next numbers of its sequence: 20,000 a statement. */
export async function insertManyTexts(db: Db, projectId: string, count: number, makeText: () => string): Promise<void> {
  for (let done = 0; done < count; done += atOnce) {
    const texts = Array.from({ length: Math.min(atOnce, count - done) }, makeText);
    await db.$executeRaw`
      WITH p AS (UPDATE projects SET sequence = sequence + ${texts.length} WHERE id = ${projectId}::uuid RETURNING id, sequence)
      INSERT INTO items (id, project_id, sequence, change_sequence, origin, instruction, input, output, exact_key)
      SELECT gen_random_uuid(), p.id, p.sequence - ${texts.length} + t.place, p.sequence - ${texts.length} + t.place, 'import', t.text, '',
        'An output of a few words.', md5(t.text)
      FROM p, unnest(${texts}::text[]) WITH ORDINALITY AS t(text, place)`;
  }
}
