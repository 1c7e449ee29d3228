import type { TaskText } from "#lib/items/schema.ts";

/** An item as it was admitted. Kind and reason are null where a later proposal has overwritten them and they are not known. */
export type RecordedItem = TaskText & {
  id: string;
  sequence: bigint;
  category: string | null;
  rawCategory: string | null;
  kind: string | null;
  reason: string | null;
};

/** A rejection as it was recorded. */
export type RecordedRejection = TaskText & {
  sequence: bigint;
  rule: string;
  detail: string;
  rawCategory: string | null;
  kind: string;
  reason: string;
  /** The key of the nearest seed or item, or its id where there is none such, and how near it was. */
  neighbour: string | null;
  score: number | null;
};

/** A settled call with all that is recorded of it, by the place in the answer. */
export type RecordedCall = {
  id: string;
  number: number;
  settledFrom: bigint;
  response: string;
  finishReason: string | null;
  items: Map<number, RecordedItem>;
  rejections: Map<number, RecordedRejection>;
  malformed: Map<number, { raw: string; reason: string }>;
};
