/** Why an operation was refused; the REST status follows from it. */
export type RefusalCode = "not-found" | "forbidden" | "conflict" | "invalid" | "unavailable" | "rate-limited";

/** HTTP status of each refusal. */
export const statusOf: Record<RefusalCode, number> = {
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
  "rate-limited": 429,
};

/** Values that a message of the catalogue is filled with. */
export type MessageValues = Record<string, string | number>;

/**
 * An expected failure, meant for the person who asked. `message` is a key of the message catalogue
 * ("seeds.errors.duplicate"); whoever shows it translates it. Anything else that is thrown is a bug.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly values: MessageValues;
  /** Message keys by field of the form. */
  readonly fields: Record<string, string> | undefined;
  /** What the page needs to help, such as the other person's text on a conflict. */
  readonly data: unknown;

  constructor(
    code: RefusalCode,
    messageKey: string,
    extra: { values?: MessageValues; fields?: Record<string, string>; data?: unknown } = {},
  ) {
    super(messageKey);
    this.name = "Refusal";
    this.code = code;
    this.values = extra.values ?? {};
    this.fields = extra.fields;
    this.data = extra.data;
  }
}

/** What belongs to nobody here, or to another project, is not found. */
export function notFound(): Refusal {
  return new Refusal("not-found", "errors.notFound");
}
