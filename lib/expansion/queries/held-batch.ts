import { db } from "#lib/platform/db.ts";
import type { StoredEndpoint } from "../connection.ts";
import type { CallPurpose } from "./list-calls.ts";

/** A batch that a worker holds, with what taking it further needs. */
export type HeldBatch = {
  id: string;
  runId: string;
  projectId: string;
  number: number;
  purpose: CallPurpose;
  model: string;
  status: "preparing" | "submitted";
  providerId: string | null;
  inputFileId: string | null;
  outputFileId: string | null;
  errorFileId: string | null;
  state: string | null;
  completed: number;
  /** Why it failed as a whole, in the provider's words. */
  error: string | null;
  /** Times that its creation was begun. */
  attempts: number;
  createdAt: Date;
  submittedAt: Date | null;
  /** Whether its run wants what it brings. */
  run: {
    status: "running" | "paused" | "finished" | "cancelled" | "failed";
    settings: unknown;
    ownPurpose: CallPurpose;
    promptVersion: string;
  };
  endpoint: StoredEndpoint & { refusals: unknown };
};

/** The batch as it is now; null where the worker does not hold it any more, or it is over. */
export async function findHeldBatch(worker: string, id: string): Promise<HeldBatch | null> {
  const batch = await db.batch.findFirst({
    // Whoever takes over puts another name there; the lease's end is for those who look for work.
    where: { id, leasedBy: worker, status: { in: ["preparing", "submitted"] } },
    include: { run: { select: { status: true, settings: true, purpose: true, promptVersion: true } } },
  });
  if (!batch) return null;
  const endpoint = await db.modelEndpoint.findUniqueOrThrow({
    where: { id: batch.endpointId },
    select: { id: true, baseUrl: true, environment: true, sealedKey: true, archivedAt: true, refusals: true },
  });
  const { purpose: ownPurpose, ...run } = batch.run;
  return { ...batch, status: batch.status as HeldBatch["status"], run: { ...run, ownPurpose }, endpoint };
}

/** Whether a run still wants a batch that is not handed in: it is running, or the batch classifies what it made. */
export function isWanted({ run, purpose }: HeldBatch): boolean {
  return (
    run.status === "running" || (run.status === "finished" && purpose === "classify" && run.ownPurpose !== "classify")
  );
}

/** Whether a run wants nothing more of a batch that is under way, so that every line of it is money for nothing. */
export function isUnwanted({ run, purpose }: HeldBatch): boolean {
  return run.status === "cancelled" || (run.status === "finished" && purpose === run.ownPurpose);
}
