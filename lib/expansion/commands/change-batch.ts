import type { ProviderBatch } from "#lib/platform/batch-client.ts";
import { db } from "#lib/platform/db.ts";

// Each of these changes a batch only while the worker holds it, and says whether it did.

/** The provider has the file. */
export async function noteUpload(worker: string, id: string, inputFileId: string): Promise<boolean> {
  return changed(worker, id, { inputFileId, error: null });
}

/** Notes, before the provider is asked, that a batch is about to be created: whoever comes after looks first whether it was. */
export async function beginCreation(worker: string, id: string): Promise<boolean> {
  return changed(worker, id, { attempts: { increment: 1 } });
}

/** The provider has the batch: just created, or found in its list. */
export async function noteSubmission(worker: string, id: string, batch: ProviderBatch): Promise<boolean> {
  const { id: providerId, inputFileId } = batch;
  return changed(worker, id, {
    status: "submitted",
    providerId,
    ...(inputFileId ? { inputFileId } : {}),
    submittedAt: new Date(batch.createdAtMs ?? Date.now()),
    ...standing(batch),
  });
}

/** How the provider says it stands. */
export async function noteStanding(worker: string, id: string, batch: ProviderBatch): Promise<boolean> {
  return changed(worker, id, standing(batch));
}

/** The provider does not know it any more: taken for one that is over and left nothing to fetch, as all of it may have been done. */
export async function noteForgotten(worker: string, id: string, words: string): Promise<boolean> {
  return changed(worker, id, { state: "completed", outputFileId: null, errorFileId: null, error: words });
}

/** Lines of its results that belong to none of its calls. */
export async function noteIgnored(worker: string, id: string, ignored: number): Promise<boolean> {
  return changed(worker, id, { ignored });
}

function standing({ state, completed, outputFileId, errorFileId, words }: ProviderBatch) {
  return { state, completed, outputFileId, errorFileId, error: words };
}

type Changes = Parameters<typeof db.batch.updateMany>[0]["data"];

async function changed(worker: string, id: string, data: Changes): Promise<boolean> {
  const { count } = await db.batch.updateMany({
    where: { id, leasedBy: worker, status: { in: ["preparing", "submitted"] } },
    data,
  });
  return count === 1;
}
