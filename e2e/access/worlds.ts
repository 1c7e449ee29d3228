import { randomUUID } from "node:crypto";
import { freezeApproved } from "#lib/datasets/commands/freeze-approved.ts";
import { createPromptTemplate } from "#lib/expansion/commands/save-prompt.ts";
import { runSettings } from "#lib/expansion/schema.ts";
import { db } from "#lib/platform/db.ts";
import { hashToken } from "#lib/platform/secrets.ts";
import { insertSeeds } from "#lib/seeds/commands/insert-seeds.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";

/** A project with one of everything, by the names that addresses and inputs use. */
export type World = {
  id: string;
  slug: string;
  userId: string;
  seedNumber: number;
  endpointId: string;
  templateId: string;
  promptVersionId: string;
  runNumber: number;
  rejectionId: string;
  itemId: string;
  itemSequence: number;
  decisionId: string;
  commentId: string;
  /** The number of guidelines that the other project has and one's own has not. */
  guidelinesNumber: number;
  datasetNumber: number;
  invitationId: string;
  resolutionId: string;
};

/** One's own project and somebody else's. The other's numbers are ones that the own project does not have. */
export type Worlds = { own: World; other: World };

/** Makes both. */
export async function makeWorlds(): Promise<Worlds> {
  return { own: await makeWorld(0), other: await makeWorld(1000) };
}

async function makeWorld(offset: number): Promise<World> {
  const owner = await createTestMember({ role: "admin" });
  const projectId = owner.project.id;
  const number = offset + 1;
  await db.project.update({ where: { id: projectId }, data: { lastSeedNumber: offset, sequence: BigInt(offset) } });
  const seed = seedFields.parse({ instruction: `Name the gene of case ${offset}.`, output: "BRCA1", category: "QA" });
  await db.$transaction((tx) => insertSeeds(tx, projectId, [seed], { change: "created" }));
  const endpoint = await db.modelEndpoint.create({
    data: { projectId, name: "Own server", baseUrl: "http://127.0.0.1:9/v1" },
  });
  const run = await db.expansionRun.create({
    data: {
      projectId,
      number,
      endpointId: endpoint.id,
      endpointName: "Own server",
      model: "some-model",
      status: "finished",
      settings: runSettings.parse({ endpointId: endpoint.id, model: "some-model", rngSeed: "1" }),
      promptVersion: "expansion-1",
      target: 1,
      startedBy: owner.userId,
      endedAt: new Date(),
    },
  });
  const template = await createPromptTemplate(owner, { purpose: "expand", name: "Own prompt", fromVersionId: null });
  const version = await db.promptVersion.findFirstOrThrow({ where: { templateId: template.id } });
  const text = { instruction: `Explain case ${offset} to a student.`, input: "", output: "An explanation." };
  const sequence = BigInt(offset + 1);
  const item = await db.item.create({
    data: {
      projectId,
      sequence,
      changeSequence: sequence,
      origin: "call",
      runId: run.id,
      exactKey: randomUUID(),
      status: "approved",
      category: "QA",
      ...text,
    },
  });
  await db.itemVersion.create({ data: { itemId: item.id, number: 1, change: "admitted", sequence, ...text } });
  const rejection = await db.rejection.create({
    data: {
      projectId,
      runId: run.id,
      position: 0,
      sequence: sequence + 1n,
      rule: "emptyOutput",
      detail: "the output is empty",
      ...text,
    },
  });
  const decision = await db.decision.create({
    data: {
      id: randomUUID(),
      projectId,
      itemId: item.id,
      itemVersion: 1,
      reviewerId: owner.userId,
      verdict: "approve",
      category: "QA",
      reasons: [],
    },
  });
  const comment = await db.comment.create({
    data: { id: randomUUID(), projectId, itemId: item.id, authorId: owner.userId, body: "Which case?" },
  });
  await db.guideline.create({ data: { projectId, number, body: "How we review.", authorId: owner.userId } });
  await db.project.update({ where: { id: projectId }, data: { lastDatasetNumber: offset } });
  await freezeApproved(owner, { id: randomUUID(), name: "First", notes: "" });
  const invitation = await db.invitation.create({
    data: {
      projectId,
      email: `${randomUUID()}@example.org`,
      role: "viewer",
      tokenHash: hashToken(randomUUID()),
      expiresAt: new Date(Date.now() + 3_600_000),
      invitedBy: owner.userId,
    },
  });
  const resolution = await db.duplicateResolution.create({
    data: { id: randomUUID(), projectId, rule: "chosen", threshold: 0.7, madeBy: owner.userId },
  });
  return {
    id: projectId,
    slug: owner.project.slug,
    userId: owner.userId,
    seedNumber: offset + 1,
    endpointId: endpoint.id,
    templateId: template.id,
    promptVersionId: version.id,
    runNumber: number,
    rejectionId: rejection.id,
    itemId: item.id,
    itemSequence: Number(sequence),
    decisionId: decision.id,
    commentId: comment.id,
    guidelinesNumber: number,
    datasetNumber: number,
    invitationId: invitation.id,
    resolutionId: resolution.id,
  };
}
