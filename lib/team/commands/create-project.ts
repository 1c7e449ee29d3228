import type { z } from "zod";
import { db } from "#lib/platform/db.ts";
import { holdProjects } from "../locks.ts";
import type { Person } from "../member.ts";
import { authorisePerson } from "../permissions.ts";
import type { newProjectInput } from "../project-schema.ts";
import { insertProject } from "./insert-project.ts";
import { recordAudit } from "./record-audit.ts";

/**
 * Makes a project, with its maker as the admin.
 * @returns its slug
 */
export async function createProject(
  person: Person,
  input: z.output<typeof newProjectInput>,
): Promise<{ slug: string }> {
  authorisePerson(person, "projects.create");
  return db.$transaction(async (tx) => {
    await holdProjects(tx);
    const { id, slug } = await insertProject(tx, { ...input, authorId: person.userId });
    await recordAudit(
      {
        projectId: id,
        actorId: person.userId,
        action: "projects.create",
        subject: input.name,
        detail: { starterSeeds: input.starterSeeds },
      },
      tx,
    );
    return { slug };
  });
}
