import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Db } from "#lib/platform/db.ts";
import { insertSeeds } from "#lib/seeds/commands/insert-seeds.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import { freeSlug, slugOf } from "../slug.ts";
import { ensureEnvironmentEndpoints } from "./ensure-environment-endpoints.ts";

/**
 * Inserts a project with its endpoints and, where asked, the starter seeds. The caller holds the projects (locks.ts).
 * @param authorId who makes it, and becomes its admin; none for the first project of an installation
 * @returns id and slug; a slug that is taken gets the next free number
 */
export async function insertProject(
  tx: Db,
  { name, starterSeeds, authorId }: { name: string; starterSeeds: boolean; authorId?: string },
): Promise<{ id: string; slug: string }> {
  const base = slugOf(name);
  const alike = await tx.project.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slug = freeSlug(base, new Set(alike.map((other) => other.slug)));
  const project = await tx.project.create({ data: { slug, name } });
  if (authorId) await tx.membership.create({ data: { projectId: project.id, userId: authorId, role: "admin" } });
  if (starterSeeds) {
    const author = authorId ? { authorId } : {};
    await insertSeeds(tx, project.id, await readStarterSeeds(), {
      change: "created",
      source: "starter seeds",
      ...author,
    });
  }
  await ensureEnvironmentEndpoints(tx);
  return { id: project.id, slug };
}

async function readStarterSeeds() {
  const file = path.join(process.cwd(), "prisma", "starter-seeds.json");
  return seedFields.array().parse(JSON.parse(await readFile(file, "utf8")));
}
