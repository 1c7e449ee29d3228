import type { Db } from "#lib/platform/db.ts";

/** A second output for an item's instruction and input. */
export type NewSecondAnswer = {
  projectId: string;
  itemId: string;
  /** The version of the text that was sent; null for the current one. */
  itemVersion: number | null;
  runId: string;
  callId: string;
  model: string;
  promptVersion: string;
  output: string;
};

/** Keeps second outputs beside their items, each once by its call. The items stay as they are. */
export async function keepSecondAnswers(tx: Db, answers: readonly NewSecondAnswer[]): Promise<void> {
  const unknown = answers.filter((answer) => answer.itemVersion === null).map((answer) => answer.itemId);
  const current = await tx.item.findMany({ where: { id: { in: unknown } }, select: { id: true, version: true } });
  const versionOf = new Map(current.map((item) => [item.id, item.version]));
  await tx.secondAnswer.createMany({
    data: answers.map((answer) => ({
      ...answer,
      itemVersion: answer.itemVersion ?? versionOf.get(answer.itemId) ?? 1,
    })),
    skipDuplicates: true,
  });
}
