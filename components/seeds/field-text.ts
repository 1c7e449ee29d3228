import type { SeedFieldName, SeedFields } from "#lib/seeds/schema.ts";

/** A field's value as one text, to be compared word by word: tags one a line. */
export function fieldText(fields: SeedFields, name: SeedFieldName): string {
  const value = fields[name];
  return Array.isArray(value) ? value.join("\n") : (value ?? "");
}
