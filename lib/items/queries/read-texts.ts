import pg from "pg";
import { env } from "#lib/platform/env.ts";

/** Texts read at once: a page is read while the one before it is taken in. */
const pageSize = 5_000;

/** A page of texts: key and compared text of each. */
export type TextPage = [key: number, text: string][];

// As comparedText has it. The order is that of the column, not of the output of the same name, so that an index gives it.
const sources = [
  `SELECT s.sequence::float8 AS key, s.instruction FROM seeds s
    WHERE s.project_id = $1 AND s.sequence > $2 AND s.status <> 'archived' ORDER BY s.sequence LIMIT ${pageSize}`,
  `SELECT i.sequence::float8 AS key, CASE WHEN i.origin = 'corpus' THEN i.instruction || E'\\n' || i.input ELSE i.instruction END
    FROM items i WHERE i.project_id = $1 AND i.sequence > $2 ORDER BY i.sequence LIMIT ${pageSize}`,
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
