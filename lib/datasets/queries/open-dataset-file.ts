import type { Category } from "#lib/items/schema.ts";
import { Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { encodeFile } from "../encode-file.ts";
import { fileFormats } from "../file-formats.ts";
import { fileName } from "../file-name.ts";
import type { FileChoice, FormatName } from "../schema.ts";
import { getVersion } from "./get-version.ts";
import { readPages } from "./read-pages.ts";

/** A file of a version, ready to be sent. */
export type OpenedFile = {
  versionId: string;
  name: string;
  contentType: string;
  /** What it comes to; null until the version is prepared. */
  figures: { bytes: number; sha256: string } | null;
  /** Its bytes, read as they are asked for. */
  read: () => AsyncGenerator<Uint8Array>;
};

/**
 * A file of a version for download.
 * @throws Refusal `not-found` where there is no such version, or it has no item of the category
 */
export async function openDatasetFile(
  member: Member,
  number: number,
  { format, category }: FileChoice,
): Promise<OpenedFile> {
  authorise(member, "datasets.download");
  const version = await getVersion(member, number);
  if (category && version.counts[category] === 0) {
    throw new Refusal("not-found", "datasets.errors.noneOfCategory", { values: { number, category } });
  }
  const file = version.manifest?.files.find((each) => each.format === format && each.category === category);
  return {
    versionId: version.id,
    name: fileName(member.project.slug, number, format, category),
    contentType: fileFormats[format].contentType,
    figures: file ? { bytes: file.bytes, sha256: file.sha256 } : null,
    read: () => readDatasetFile(version.id, format, category),
  };
}

/** The bytes of a file of a version. Who asks has been authorised. */
export function readDatasetFile(
  versionId: string,
  format: FormatName,
  category: Category | null,
): AsyncGenerator<Uint8Array> {
  return encodeFile(fileFormats[format], readPages(versionId, category));
}
