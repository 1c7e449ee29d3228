import type { Db } from "#lib/platform/db.ts";
import type { Category, ItemOrigin } from "../schema.ts";

/** A seed as a model was shown it: one of its revisions. */
export type SeedShown = {
  number: number;
  revision: number;
  instruction: string;
  input: string;
  output: string;
  category: Category | null;
};

/** Where an item came from. */
export type Provenance = {
  origin: ItemOrigin;
  /** `practice`: the practice model wrote it, which is said wherever its model is named. */
  run: { number: number; model: string; endpoint: string; practice: boolean } | null;
  /** Place in the response from 0, and the model's name as the provider reported it. */
  call: { number: number; position: number; responseModel: string | null } | null;
  /** In the order of the prompt. */
  seeds: SeedShown[];
  /** A rule had turned it away, and a person overruled that. */
  override: { rule: string; detail: string; score: number | null; by: string | null; at: Date | null } | null;
};

/** The columns of an item that provenance follows from; for Prisma's `select`. */
export const provenanceColumns = {
  origin: true,
  position: true,
  call: {
    select: {
      number: true,
      responseModel: true,
      seedRevisionIds: true,
      run: {
        select: { number: true, model: true, endpointName: true, endpoint: { select: { environment: true } } },
      },
    },
  },
  rejection: { select: { rule: true, detail: true, score: true, restoredBy: true, restoredAt: true } },
} as const;

type Row = {
  origin: ItemOrigin;
  position: number | null;
  call: {
    number: number;
    responseModel: string | null;
    seedRevisionIds: string[];
    run: { number: number; model: string; endpointName: string; endpoint: { environment: string | null } };
  } | null;
  rejection: {
    rule: string;
    detail: string;
    score: number | null;
    restoredBy: string | null;
    restoredAt: Date | null;
  } | null;
};

/** Provenance of items in their order: two queries however many there are. */
export async function describeProvenance(tx: Db, rows: readonly Row[]): Promise<Provenance[]> {
  const seeds = await findSeedsShown(
    tx,
    rows.flatMap((row) => row.call?.seedRevisionIds ?? []),
  );
  const names = await findNames(
    tx,
    rows.flatMap((row) => row.rejection?.restoredBy ?? []),
  );
  return rows.map(({ origin, position, call, rejection }) => ({
    origin,
    run: call && {
      number: call.run.number,
      model: call.run.model,
      endpoint: call.run.endpointName,
      practice: call.run.endpoint.environment === "practice",
    },
    call: call && { number: call.number, position: position ?? 0, responseModel: call.responseModel },
    seeds: call?.seedRevisionIds.flatMap((id) => seeds.get(id) ?? []) ?? [],
    override: rejection && {
      rule: rejection.rule,
      detail: rejection.detail,
      score: rejection.score,
      by: rejection.restoredBy ? (names.get(rejection.restoredBy) ?? null) : null,
      at: rejection.restoredAt,
    },
  }));
}

async function findSeedsShown(tx: Db, revisionIds: string[]): Promise<Map<string, SeedShown>> {
  if (revisionIds.length === 0) return new Map();
  const revisions = await tx.seedRevision.findMany({
    where: { id: { in: [...new Set(revisionIds)] } },
    select: {
      id: true,
      number: true,
      instruction: true,
      input: true,
      output: true,
      category: true,
      seed: { select: { number: true } },
    },
  });
  return new Map(
    revisions.map(({ id, number, seed, ...texts }) => [id, { ...texts, number: seed.number, revision: number }]),
  );
}

async function findNames(tx: Db, userIds: string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const users = await tx.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}
