import type { Db } from "#lib/platform/db.ts";
import { type Override, type OverrideRecord, overrideRecord } from "../override.ts";
import { nameKept } from "./name-kept.ts";

/** Overrides as versions hold them, each as it is recorded and as people read it; null for none, in the order given. */
export async function readOverrides(
  tx: Db,
  stored: readonly unknown[],
): Promise<({ record: OverrideRecord; shown: Override } | null)[]> {
  const records = stored.map((value) => (value === null ? null : overrideRecord.parse(value)));
  const names = await nameKept(
    tx,
    records.map((record) => record?.id ?? null),
  );
  return records.map((record) => {
    const name = record && names.get(record.id);
    if (!record || !name) return null;
    const { id, ...facts } = record;
    return { record, shown: { ...facts, number: name.number } };
  });
}
