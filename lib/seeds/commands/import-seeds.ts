import { type Db, db, takeSequence } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ParsedFile } from "../import/parsed-file.ts";
import { countRows, type ImportCounts, mapRows, type SortedRow, sortRows } from "../import/sort-rows.ts";
import type { ImportMapping } from "../import-schema.ts";
import { findHeldKeys } from "../queries/find-held-keys.ts";
import { insertSeeds } from "./insert-seeds.ts";

/** What an import did: the counts, and every row that did not come in. */
export type ImportOutcome = { counts: ImportCounts; left: Exclude<SortedRow, { state: "new" }>[] };

/**
 * Brings a file's good rows into the project, all or none, as seeds. Rows that are here already, or that repeat an earlier row, add
 * nothing.
 * @throws Refusal `invalid` where no row is good and none is here.
 */
export async function importSeeds(
  member: Member,
  file: ParsedFile,
  { mapping, fileName }: { mapping: ImportMapping; fileName: string },
): Promise<ImportOutcome> {
  authorise(member, "seeds.import");
  const projectId = member.project.id;
  const keyed = mapRows(file.rows, mapping);
  return db.$transaction(async (tx: Db) => {
    await takeSequence(tx, projectId, 0);
    const sorted = sortRows(keyed, await findHeldKeys(tx, projectId, keyed));
    const counts = countRows(sorted);
    if (counts.bad === sorted.length) throw new Refusal("invalid", "seeds.import.errors.allBad");
    const fresh = sorted.flatMap((row) => (row.state === "new" ? [row.fields] : []));
    await insertSeeds(tx, projectId, fresh, { change: "imported", source: fileName, authorId: member.userId });
    if (fresh.length > 0) {
      const entry = { projectId, actorId: member.userId, action: "seeds.import", subject: fileName, detail: counts };
      await recordAudit(entry, tx);
    }
    return { counts, left: sorted.filter((row) => row.state !== "new") };
  });
}
