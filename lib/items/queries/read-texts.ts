import pg from "pg";
import { env } from "#lib/platform/env.ts";

/** Texts read at once: a page is read while the one before it is taken in. */
const pageSize = 5_000;

/** A page of texts: key and compared text of each. */
export type TextPage = [key: number, text: string][];

// As comparedText has it.
const sources = [
  `SELECT sequence::float8, instruction FROM seeds
    WHERE project_id = $1 AND sequence > $2 AND status <> 'archived' ORDER BY sequence LIMIT ${pageSize}`,
  `SELECT sequence::float8, CASE WHEN origin = 'corpus' THEN instruction || E'\\n' || input ELSE instruction END FROM items
    WHERE project_id = $1 AND sequence > $2 ORDER BY sequence LIMIT ${pageSize}`,
];

/**
 * All texts of a project that stand, page by page: seeds that are not archived, and items. They are read on a connection of their own and
 * as plain arrays: a million takes seconds.
 */
export async function* readTexts(projectId: string): AsyncGenerator<TextPage> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  // Without a listener, a connection that breaks between two pages would end the process; the next page tells of it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    for (const text of sources) {
      const read = (after: number) =>
        client.query<TextPage[number]>({ text, values: [projectId, after], rowMode: "array" }).then(({ rows }) => rows);
      let page = await read(-1);
      while (page.length > 0) {
        const last = page.at(-1)?.[0] as number;
        const next = page.length < pageSize ? Promise.resolve([]) : read(last);
        // Who stops in the middle does not wait for it.
        next.catch(() => undefined);
        yield page;
        page = await next;
      }
    }
  } finally {
    await client.end();
  }
}
