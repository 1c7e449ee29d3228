import { readFile } from "node:fs/promises";
import { saveEndpoint } from "#lib/expansion/commands/save-endpoint.ts";
import { type RunSettings, type RunSettingsInput, runSettings } from "#lib/expansion/schema.ts";
import { db } from "#lib/platform/db.ts";
import { insertSeeds } from "#lib/seeds/commands/insert-seeds.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { completion, numberedTask, type ScriptedProvider, sendJson, startProvider } from "./scripted-provider.ts";

/** How a scripted provider answers. */
export type Answer = Parameters<typeof startProvider>[0];

/** A project of its own with five seeds, and an endpoint at a provider that answers so. Whoever asks closes the provider. */
export async function createExpansionProject(
  answer: Answer,
): Promise<{ member: Member; provider: ScriptedProvider; endpointId: string }> {
  const member = await createTestMember({ role: "admin" });
  const seeds = Array.from({ length: 5 }, (_, i) =>
    seedFields.parse({
      instruction: `Seed ${i} alpha${i} beta${i} gamma${i} delta${i}`,
      output: "An answer",
      category: "QA",
      kind: "question answering",
    }),
  );
  await db.$transaction((tx) => insertSeeds(tx, member.project.id, seeds, { change: "created" }));
  const provider = await startProvider(answer);
  const { id: endpointId } = await saveEndpoint(member, {
    id: null,
    name: "Scripted",
    baseUrl: provider.baseUrl,
    key: "sk-secret-0123456789",
    removeKey: false,
  });
  return { member, provider, endpointId };
}

/** A project of its own with the starter seeds, and an endpoint at a practice model. */
export async function createPracticeProject(baseUrl: string): Promise<{ member: Member; endpointId: string }> {
  const member = await createTestMember({ role: "admin" });
  const file = new URL("../../prisma/starter-seeds.json", import.meta.url);
  const seeds = seedFields.array().parse(JSON.parse(await readFile(file, "utf8")));
  await db.$transaction((tx) => insertSeeds(tx, member.project.id, seeds, { change: "created" }));
  const { id: endpointId } = await saveEndpoint(member, {
    id: null,
    name: "Practice",
    baseUrl,
    key: "",
    removeKey: false,
  });
  return { member, endpointId };
}

/** Settings of a small run: 20 items, 3 tasks a call, 4 calls at once, but for what is given. */
export function smallRun(endpointId: string, more: Partial<RunSettingsInput> = {}): RunSettings {
  const base = { endpointId, model: "scripted", rngSeed: "7", target: 20, tasksPerCall: 3, concurrency: 4 };
  return runSettings.parse({ ...base, ...more });
}

let nextTask = 0;

/** A task that no other resembles. */
export const freshTask = (category?: string) => numberedTask(nextTask++, category);

/** Answers with three such tasks. */
export const writeTasks: Answer = (_request, response) =>
  sendJson(response, 200, completion(JSON.stringify({ tasks: [freshTask(), freshTask(), freshTask()] })));
