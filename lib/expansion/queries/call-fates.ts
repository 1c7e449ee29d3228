import { db } from "#lib/platform/db.ts";

/** What became of one part of a response: an item, a rejection (perhaps restored since), or a malformed part. */
export type CallFate =
  | { of: "item"; position: number; instruction: string; itemNumber: number }
  | {
      of: "rejection";
      position: number;
      instruction: string;
      rejectionId: string;
      sequence: number;
      rule: string;
      restoredAs: number | null;
    }
  | { of: "malformed"; position: number; raw: string; reason: string };

/** No honest response holds more tasks than these; the ledger has them all. */
const most = 100;
const glimpse = 300;

/** What became of a call's response: the candidates in their order, then the malformed parts. */
export async function listFates(callId: string): Promise<CallFate[]> {
  const page = { where: { callId }, orderBy: { position: "asc" as const }, take: most };
  const [items, rejections, malformed] = await Promise.all([
    db.item.findMany({
      ...page,
      where: { callId, rejectionId: null },
      select: { position: true, instruction: true, sequence: true },
    }),
    db.rejection.findMany({
      ...page,
      select: {
        id: true,
        position: true,
        instruction: true,
        sequence: true,
        rule: true,
        restoredItem: { select: { sequence: true } },
      },
    }),
    db.malformedPart.findMany({ ...page, select: { position: true, raw: true, reason: true } }),
  ]);
  const candidates: CallFate[] = [
    ...items.map(({ position, instruction, sequence }) => ({
      of: "item" as const,
      position: position ?? 0,
      instruction: instruction.slice(0, glimpse),
      itemNumber: Number(sequence),
    })),
    ...rejections.map(({ id, position, instruction, sequence, rule, restoredItem }) => ({
      of: "rejection" as const,
      position,
      instruction: instruction.slice(0, glimpse),
      rejectionId: id,
      sequence: Number(sequence),
      rule,
      restoredAs: restoredItem ? Number(restoredItem.sequence) : null,
    })),
  ];
  candidates.sort((a, b) => a.position - b.position);
  return [
    ...candidates,
    ...malformed.map(({ position, raw, reason }) => ({
      of: "malformed" as const,
      position,
      raw: raw.slice(0, glimpse),
      reason,
    })),
  ];
}
