import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";
import { type KeysetPage, keysetPage, type PageStart, startOf } from "./keyset-page.ts";
import type { CallPurpose } from "./list-calls.ts";

/** How a batch stands, in the words of the page; `unknown` for a state that only its provider knows. */
export const batchStandings = [
  "preparing",
  "handedIn",
  "validating",
  "in_progress",
  "finalizing",
  "cancelling",
  "takingIn",
  "unknown",
  "done",
  "expired",
  "failed",
  "cancelled",
  "dissolved",
] as const;

/** One of them. */
export type BatchStanding = (typeof batchStandings)[number];

/** A batch as people see it. Times are ISO 8601. */
export type BatchRow = {
  number: number;
  purpose: CallPurpose;
  standing: BatchStanding;
  /** The provider's own word. */
  state: string | null;
  calls: number;
  /** Calls that the provider says are through. */
  completed: number;
  /** Null until it is over. */
  answered: number | null;
  putBack: number | null;
  ignored: number;
  submittedAt: string | null;
  /** Null where it is over. */
  nextLookAt: string | null;
  error: string | null;
};

const pageSize = 50;

/** A page of a run's batches, the newest first. @param start after or before a number */
export async function listBatches(
  member: Member,
  runNumber: number,
  start: PageStart<number>,
): Promise<KeysetPage<BatchRow, number>> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const { range, order } = startOf(start, true);
  const found = await db.batch.findMany({
    where: { runId, ...(range ? { number: range } : {}) },
    orderBy: { number: order },
    take: pageSize + 1,
  });
  const page = keysetPage(found, pageSize, start, (batch) => batch.number);
  return {
    ...page,
    rows: page.rows.map((batch) => {
      const over = batch.endedAt !== null;
      return {
        number: batch.number,
        purpose: batch.purpose,
        standing: standingOf(batch),
        state: batch.state,
        calls: batch.callCount,
        completed: batch.completed,
        answered: over ? batch.answered : null,
        putBack: over ? batch.putBack : null,
        ignored: batch.ignored,
        submittedAt: batch.submittedAt?.toISOString() ?? null,
        nextLookAt: over ? null : batch.nextLookAt.toISOString(),
        error: batch.error,
      };
    }),
  };
}

type Stored = { status: string; state: string | null; inputFileId: string | null; providerId: string | null };

/** How a stored batch stands. */
function standingOf({ status, state, inputFileId, providerId }: Stored): BatchStanding {
  if (status === "preparing") return inputFileId === null ? "preparing" : "handedIn";
  if (status === "done") return state === "expired" ? "expired" : "done";
  if (status === "failed") return "failed";
  if (status === "cancelled") return providerId === null ? "dissolved" : "cancelled";
  if (["completed", "failed", "expired", "cancelled"].includes(state ?? "")) return "takingIn";
  return batchStandings.find((each) => each === state) ?? "unknown";
}
