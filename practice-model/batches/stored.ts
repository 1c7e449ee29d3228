import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Records by id that stand as a file each in a folder: `ID.json`. */
export interface Stored<T extends { id: string }> {
  get(id: string): T | undefined;
  /** Newest first. */
  list(): T[];
  save(record: T): Promise<void>;
  forget(id: string): void;
}

/** Opens the records whose names begin with the prefix, oldest first. */
export async function openStored<T extends { id: string; created_at: number }>(
  folder: string,
  prefix: string,
): Promise<Stored<T>> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith(".json"));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const records = texts.map((text) => JSON.parse(text) as T);
  records.sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
  const byId = new Map(records.map((record) => [record.id, record]));
  // One write after another, so that an older state never replaces a newer one.
  let writing: Promise<void> = Promise.resolve();
  return {
    get: (id) => byId.get(id),
    list: () => [...byId.values()].reverse(),
    save(record) {
      byId.set(record.id, record);
      const text = JSON.stringify(record);
      const path = join(folder, `${record.id}.json`);
      writing = writing.then(async () => {
        await writeFile(`${path}.new`, text);
        await rename(`${path}.new`, path);
      });
      return writing;
    },
    forget: (id) => void byId.delete(id),
  };
}
