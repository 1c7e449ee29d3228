import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/**
 * What a snapshot says of itself: whose texts it holds, and as of when. `database` and `witness` tell it from one of another database, or
 * of this one before it was set back.
 */
export const snapshotHeader = z.object({
  kind: z.literal("seedbed near-duplicates 1"),
  database: z.string(),
  projectId: z.string(),
  tokenizer: z.enum(["rouge", "unicode"]),
  /** The project's sequence that it knows, and how many texts it holds. */
  upTo: z.int().min(0),
  size: z.int().min(0),
  /**
   * Ids of the youngest item, and of the task that changed last, with the number at which it did; and the transaction that wrote the
   * youngest item's first version, which is another one where rows were read back from a dump.
   */
  witness: z.object({
    youngest: z.string().nullable(),
    written: z.string().nullable(),
    changed: z.string().nullable(),
    change: z.int(),
  }),
});

/** What a snapshot says of itself. */
export type SnapshotHeader = z.output<typeof snapshotHeader>;

const mostHeaderBytes = 4_096;
const pieceBytes = 1 << 20;
/** Files that nobody has used for so long are swept away, in milliseconds: leftovers of killed processes, and snapshots. */
const leftoverMs = 3_600_000;
const unusedMs = 30 * 24 * 3_600_000;

/**
 * Writes a snapshot in place of the one before, for the eyes of this account alone: its bytes tell the words of texts. Either all of it
 * stands there afterwards or what stood before.
 * @param pieces what follows the header
 */
export async function writeSnapshot(
  folder: string,
  header: SnapshotHeader,
  pieces: Iterable<Uint8Array>,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = snapshotPath(folder, header);
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await writeAll(file, Buffer.from(`${JSON.stringify(header)}\n`));
      for (const piece of pieces) await writeAll(file, piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await sweep(folder);
}

/** When the snapshot was written, in milliseconds since 1970, or null where there is none. */
export async function findSnapshotTime(folder: string, of: SnapshotName): Promise<number | null> {
  return (await stat(snapshotPath(folder, of)).catch(() => null))?.mtimeMs ?? null;
}

/**
 * Opens a snapshot.
 * @returns its header and its pieces in order, or null where there is none. Who does not read all pieces calls `return` on them.
 * @throws where it cannot be read, or does not begin as one does
 */
export async function openSnapshot(
  folder: string,
  of: SnapshotName,
): Promise<{ header: SnapshotHeader; bytes: number; pieces: AsyncGenerator<Uint8Array> } | null> {
  const path = snapshotPath(folder, of);
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (!file) return null;
  try {
    const start = Buffer.alloc(mostHeaderBytes);
    const { bytesRead } = await file.read(start, 0, mostHeaderBytes, 0);
    const end = start.subarray(0, bytesRead).indexOf("\n");
    if (end < 0) throw new Error("no snapshot: it does not begin with a line");
    const header = snapshotHeader.parse(JSON.parse(start.subarray(0, end).toString()));
    const { size } = await file.stat();
    // As used, so that it is not swept away; the time of writing stays.
    const { mtime } = await file.stat();
    await utimes(path, new Date(), mtime).catch(() => undefined);
    return { header, bytes: size - end - 1, pieces: readPieces(file, end + 1) };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Removes a snapshot that is good for nothing. */
export async function dropSnapshot(folder: string, of: SnapshotName): Promise<void> {
  await rm(snapshotPath(folder, of), { force: true });
}

/** Whose snapshot it is. */
export type SnapshotName = Pick<SnapshotHeader, "projectId" | "tokenizer">;

function snapshotPath(folder: string, { projectId, tokenizer }: SnapshotName): string {
  return join(folder, `${projectId}-${tokenizer}.index`);
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

async function* readPieces(file: FileHandle, from: number): AsyncGenerator<Uint8Array> {
  try {
    for (let at = from; ; ) {
      const piece = new Uint8Array(pieceBytes);
      const { bytesRead } = await file.read(piece, 0, pieceBytes, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/\.(index|tmp)$/.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    const age = found ? Date.now() - Math.max(found.atimeMs, found.mtimeMs) : 0;
    if (age > (name.endsWith(".tmp") ? leftoverMs : unusedMs)) await rm(path, { force: true });
  }
}
