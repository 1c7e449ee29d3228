import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { StartFailure } from "../start-failure.ts";
import { type Account, canReach, canRun, findAccounts } from "./account.ts";
import { copySoftware, findSoftware, programOf, type Software } from "./software.ts";

/** Where a PostgreSQL lies and whom it runs as. */
export type Place = {
  /** The folder that was asked for: what we keep about the server. */
  folder: string;
  /** Its data. */
  cluster: string;
  software: Software;
  account: Account | undefined;
  /** Set where root's folders cannot be reached by any account that PostgreSQL may run as. */
  elsewhere: string | undefined;
};

/**
 * Finds a place for PostgreSQL: inside the folder where that works. As root in a folder that only root can enter (its
 * home, say) there is none, since PostgreSQL refuses to be root; then the data goes to /var/lib/seedbed, or for a
 * throw-away one to the system's temporary folder, and the folder remembers where.
 * @throws StartFailure where no place is found or the remembered one is gone.
 */
export async function findPlace(folder: string, durable: boolean): Promise<Place> {
  makeFolder(folder);
  const original = await findSoftware();
  const remembered = join(folder, "location");
  const wanted = existsSync(remembered) ? readFileSync(remembered, "utf8").trim() : folder;
  if (!existsSync(wanted)) {
    throw new StartFailure(
      `The database of ${folder} was kept in ${wanted}, which is gone: bring it back, or delete ${remembered} to begin with an empty one.`,
    );
  }
  const accounts = findAccounts(join(wanted, "cluster"));
  if (!accounts) {
    return { folder, cluster: join(folder, "cluster"), software: original, account: undefined, elsewhere: undefined };
  }
  const account = accounts.find((one) => canReach(one, wanted));
  if (account)
    return { folder, ...(await settle(wanted, account, original)), elsewhere: wanted === folder ? undefined : wanted };
  const first = accounts[0];
  if (!first) {
    throw new StartFailure(
      "PostgreSQL does not run as root, and this system has no account for it: add one named seedbed.",
    );
  }
  const elsewhere = durable ? makeDurablePlace(folder) : makeTemporaryPlace(first);
  writeFileSync(remembered, `${elsewhere}\n`);
  return { folder, ...(await settle(elsewhere, first, original)), elsewhere };
}

async function settle(parent: string, account: Account, original: Software) {
  const reachable = canRun(account, programOf(original, "postgres"));
  const software = reachable ? original : await copySoftware(original, join(parent, "software"));
  return { cluster: join(parent, "cluster"), software, account };
}

/** Where root keeps the databases that cannot lie inside their folders. */
export const durablePlaces = "/var/lib/seedbed";

function makeDurablePlace(folder: string): string {
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const made = join(durablePlaces, name);
  makeFolder(made);
  return made;
}

function makeTemporaryPlace(account: Account): string {
  // Somebody's own temporary folder may be closed to others too.
  const parent = [tmpdir(), "/tmp", "/var/tmp"].find((one) => existsSync(one) && canReach(account, one));
  if (!parent) throw new StartFailure("There is no temporary folder that PostgreSQL's account may enter.");
  const made = mkdtempSync(join(parent, "seedbed-"));
  chmodSync(made, 0o755);
  return made;
}

/** Makes a folder and those above it: under root such that PostgreSQL's account may pass, else for their owner alone. */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  const mode = process.getuid?.() === 0 ? 0o755 : 0o700;
  const before = process.umask(0o777 & ~mode);
  try {
    // One by one: where many are asked for at once, Node calls a read-only disk a missing folder.
    mkdirSync(folder, { mode });
  } finally {
    process.umask(before);
  }
}

/** Removes everything of a PostgreSQL that does not run. */
export function clearPlace(place: Place): void {
  if (place.elsewhere) {
    rmSync(place.elsewhere, { recursive: true, force: true });
    if (dirname(place.elsewhere) === durablePlaces && readdirSync(durablePlaces).length === 0) rmdirSync(durablePlaces);
  }
  rmSync(place.folder, { recursive: true, force: true });
}
