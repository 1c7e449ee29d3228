import { db } from "./db.ts";

/** A fact about the installation that is made once: whoever asks first stores `value`, and everybody gets what stands. */
export async function ensureSetting(key: string, value: string): Promise<string> {
  await db.setting.createMany({ data: [{ key, value }], skipDuplicates: true });
  return String((await db.setting.findUniqueOrThrow({ where: { key } })).value);
}

/** Null where it was never made. */
export async function findSetting(key: string): Promise<string | null> {
  const found = await db.setting.findUnique({ where: { key } });
  return found ? String(found.value) : null;
}
