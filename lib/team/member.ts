import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import type { Preferences, Role, TargetMix } from "./schema.ts";

/** Someone who is signed in. */
export type Person = {
  userId: string;
  name: string;
  email: string;
  /** Runs the installation: makes projects, helps people back in. No right inside a project follows from it. */
  isSiteAdmin: boolean;
  preferences: Preferences;
};

/** A signed-in person in one project: what every query and command takes first. */
export type Member = Person & {
  role: Role;
  project: {
    id: string;
    slug: string;
    name: string;
    description: string;
    annotatorsMayGrow: boolean;
    targetMix: TargetMix;
    /** What counts as a word where its texts are compared. */
    tokenizer: Tokenizer;
    archivedAt: Date | null;
  };
};
