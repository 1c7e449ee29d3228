import { db } from "./db.ts";

/** Whether the database answers. */
export async function checkHealth(): Promise<{ database: "up" | "down" }> {
  try {
    await db.$queryRaw`SELECT 1`;
    return { database: "up" };
  } catch {
    return { database: "down" };
  }
}
