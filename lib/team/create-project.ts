import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { insertSeeds } from "#lib/seeds/insert-seeds.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import { ensureEnvironmentEndpoints } from "./environment-endpoints.ts";

/** Names that would read as something else in an address. */
const reserved = new Set(["new", "api", "settings"]);

/** An address for a project's name: lower case, hyphens, no accents; "project" where nothing of it remains. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 50);
  return slug === "" || reserved.has(slug) ? `project${slug === "" ? "" : `-${slug}`}` : slug;
}

/**
 * Inserts a project with its endpoints and, where asked, the starter seeds.
 * @param authorId who makes it, and becomes its admin; none for the first project of an installation
 * @returns id and slug; a slug that is taken gets the next free number
 */
export async function createProjectRows(
  tx: Db,
  { name, starterSeeds, authorId }: { name: string; starterSeeds: boolean; authorId?: string },
): Promise<{ id: string; slug: string }> {
  const base = slugOf(name);
  const taken = new Set(
    (await tx.project.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })).map((p) => p.slug),
  );
  let slug = base;
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`;
  const project = await tx.project.create({ data: { slug, name } });
  if (authorId) await tx.membership.create({ data: { projectId: project.id, userId: authorId, role: "admin" } });
  if (starterSeeds) {
    await insertSeeds(tx, project.id, await readStarterSeeds(), { change: "created", source: "starter seeds", authorId });
  }
  await ensureEnvironmentEndpoints(tx);
  return { id: project.id, slug };
}

async function readStarterSeeds() {
  const file = path.join(process.cwd(), "prisma", "starter-seeds.json");
  const parsed = seedFields.array().safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!parsed.success) throw new Refusal("invalid", "seeds.errors.starterSeeds");
  return parsed.data;
}
