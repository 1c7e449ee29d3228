import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "./env.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: env().DATABASE_URL,
        max: env().DATABASE_POOL,
        // A database that comes back after a restart must be noticed in seconds.
        connectionTimeoutMillis: 10_000,
        idleTimeoutMillis: 30_000,
        keepAlive: true,
      },
      { statementNameGenerator: ({ sql }) => statementName(sql) },
    ),
    // Long enough for an admission that waits its turn behind a large one.
    transactionOptions: { maxWait: 15_000, timeout: 60_000 },
  });
}

/**
 * The name of a statement that a connection prepares once: one whose text begins with a comment of the form
 * "prepared: name" between the usual signs. That is for long statements that run many times a second, which cost more to
 * plan than to run; any other is planned for its values, each time. A name stands for one text.
 */
function statementName(sql: string): string {
  return /^\s*\/\* prepared: ([\w-]{1,60}) \*\//.exec(sql)?.[1] ?? "";
}

// One client a process, also where a development server loads this module again.
const held = globalThis as { seedbedDb?: PrismaClient };

/** The database. Only `queries.ts`, `commands.ts` and lib/platform use it. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, property) {
    held.seedbedDb ??= connect();
    const value = Reflect.get(held.seedbedDb, property);
    return typeof value === "function" ? value.bind(held.seedbedDb) : value;
  },
});

/** A database or a transaction on it: what a query that may be part of a larger step takes. */
export type Db = Prisma.TransactionClient;

export { Prisma };

/** Ends the process's connections. */
export async function disconnectDb(): Promise<void> {
  await held.seedbedDb?.$disconnect();
  held.seedbedDb = undefined;
}

/**
 * Takes the project's next sequence numbers, `count` of them, and holds the project's row until the transaction ends:
 * whoever admits or changes text does so one after another.
 * @returns the first of the numbers taken; for `count` 0 the next one to come.
 */
export async function takeSequence(tx: Db, projectId: string, count: number): Promise<bigint> {
  const rows = await tx.$queryRaw<{ sequence: bigint }[]>`
    UPDATE projects SET sequence = sequence + ${count} WHERE id = ${projectId}::uuid RETURNING sequence`;
  const row = rows[0];
  if (!row) throw new Error(`no project ${projectId}`);
  return row.sequence - BigInt(count) + 1n;
}
