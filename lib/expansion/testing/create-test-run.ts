import { randomUUID } from "node:crypto";
import { db } from "#lib/platform/db.ts";
import { insertSeeds } from "#lib/seeds/commands/insert-seeds.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { startExpansion } from "../commands/start-expansion.ts";
import { type RunSettings, type RunSettingsInput, runSettings } from "../schema.ts";

/** A project with complete seeds and an endpoint, and what starts runs on it that nobody works on. */
export type TestRuns = {
  member: Member;
  endpointId: string;
  settings: (more?: Partial<RunSettingsInput>) => RunSettings;
  /** Starts a run. @returns its number and id */
  start: (settings?: RunSettings) => Promise<{ number: number; id: string }>;
};

/** Makes one, with an admin of its own. */
export async function createTestRuns(seedCount = 8): Promise<TestRuns> {
  const member = await createTestMember({ role: "admin" });
  const projectId = member.project.id;
  const seeds = Array.from({ length: seedCount }, (_, i) =>
    seedFields.parse({ instruction: `Seed ${i} alpha${i} beta${i}`, output: "An answer", category: "QA", kind: "k" }),
  );
  await db.$transaction((tx) => insertSeeds(tx, projectId, seeds, { change: "created" }));
  const { id: endpointId } = await db.modelEndpoint.create({
    data: { projectId, name: "Nowhere", baseUrl: "http://127.0.0.1:9/v1" },
  });
  const settings: TestRuns["settings"] = (more = {}) =>
    runSettings.parse({ endpointId, model: "scripted", rngSeed: "7", concurrency: 4, ...more });
  return {
    member,
    endpointId,
    settings,
    start: async (chosen = settings()) => {
      const id = randomUUID();
      const { number } = await startExpansion(member, chosen, id);
      return { number, id };
    },
  };
}
