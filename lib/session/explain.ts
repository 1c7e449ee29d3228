import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { Refusal, type RefusalCode } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";

/** A refusal in the person's words. */
export type Explained = {
  code: RefusalCode | "unexpected";
  message: string;
  /** By field of the form. */
  fields?: Record<string, string>;
  data?: unknown;
};

/**
 * Puts what went wrong into words: refusals by their message keys, and anything else as an unexpected failure with a
 * number that stands in the log beside the cause.
 */
export async function explain(error: unknown): Promise<Explained> {
  const t = await getTranslations();
  const say = (key: string, values?: Record<string, string | number>) =>
    t.has(key as never) ? t(key as never, values as never) : key;
  if (error instanceof Refusal) {
    const fields =
      error.fields &&
      Object.fromEntries(Object.entries(error.fields).map(([field, key]) => [field, say(key, error.values)]));
    return {
      code: error.code,
      message: say(error.message, error.values),
      ...(fields ? { fields } : {}),
      ...(error.data === undefined ? {} : { data: error.data }),
    };
  }
  const reference = crypto.randomUUID().slice(0, 8);
  log.error({ err: error, reference }, "an operation failed unexpectedly");
  return { code: "unexpected", message: say("errors.unexpected", { reference }) };
}

/** A refusal that names each field that zod did not accept. Messages of the schema are keys of the catalogue. */
export function refusalOf(error: z.ZodError): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  return new Refusal("invalid", "errors.invalid", { fields });
}
