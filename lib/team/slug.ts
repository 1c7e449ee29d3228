/** Names that would read as something else in an address. */
const reserved = new Set(["new", "api", "settings"]);

/** An address for a project's name: lower case, hyphens, no accents; "project" where nothing of it remains. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mark}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  if (slug === "") return "project";
  return reserved.has(slug) ? `project-${slug}` : slug;
}

/** `base`, or where it is taken `base` with the lowest number from 2 on that is free. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}
