import type { FileDigest } from "./digest-files.ts";
import { fileName } from "./file-name.ts";
import type { CountsByCategory, FormatName, Manifest, Provenance, VersionChanges } from "./schema.ts";

/** What each format is, in words, for whoever finds the manifest beside the files. */
const descriptions: Record<FormatName, string> = {
  "alpaca-json": "JSON list of {instruction, input, output}; input may be empty",
  "alpaca-jsonl": "JSON Lines of {instruction, input, output}; input may be empty",
  "openai-chat":
    "JSON Lines of {messages: [user, assistant]}; user is the instruction and, after a blank line, the input if there is one; no system message",
};

/** A manifest from what is known of the version and of its files. */
export function buildManifest(version: {
  project: { slug: string; name: string };
  number: number;
  name: string;
  notes: string;
  frozenAt: Date;
  frozenBy: string;
  itemCount: number;
  counts: CountsByCategory;
  changes: VersionChanges;
  provenance: Provenance;
  digests: FileDigest[];
}): Manifest {
  const { project, number, name, notes } = version;
  return {
    manifest: "seedbed-dataset/1",
    project,
    version: { number, name, notes },
    frozen: { at: version.frozenAt.toISOString(), by: version.frozenBy },
    items: version.itemCount,
    counts: version.counts,
    changes: version.changes,
    provenance: version.provenance,
    formats: descriptions,
    files: version.digests.map(({ format, category, rows, bytes, sha256 }) => ({
      name: fileName(project.slug, number, format, category),
      format,
      category,
      rows,
      bytes,
      sha256,
    })),
  };
}
