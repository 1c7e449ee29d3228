import type { Category } from "#lib/items/schema.ts";
import { fileFormats } from "./file-formats.ts";
import type { FormatName } from "./schema.ts";

/**
 * A file's name: project, version, category unless it holds all, format. Only letters, digits, dots and hyphens, so
 * that it needs no quoting in a shell, a header or a file system.
 * @example fileName("cardiology", 3, "alpaca-json", "IE") // "cardiology-v3-ie.alpaca.json"
 */
export function fileName(projectSlug: string, number: number, format: FormatName, category: Category | null): string {
  const part = category ? `-${category.toLowerCase()}` : "";
  return `${versionName(projectSlug, number)}${part}.${fileFormats[format].extension}`;
}

/** @example manifestName("cardiology", 3) // "cardiology-v3.manifest.json" */
export function manifestName(projectSlug: string, number: number): string {
  return `${versionName(projectSlug, number)}.manifest.json`;
}

function versionName(projectSlug: string, number: number): string {
  const safe = projectSlug
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${safe || "project"}-v${number}`;
}
