import { differingFields, type SeedFields, seedFieldNames } from "#lib/seeds/schema.ts";

/**
 * Where to begin a merge by hand: of each field, mine where I changed it, theirs where only they did. Fields that both changed hold
 * mine, and are there to be compared.
 */
export function mergeFields(base: SeedFields, theirs: SeedFields, mine: SeedFields): SeedFields {
  const changedByMe = new Set(differingFields(base, mine));
  const merged = { ...mine };
  for (const name of seedFieldNames) if (!changedByMe.has(name)) Object.assign(merged, { [name]: theirs[name] });
  return merged;
}
