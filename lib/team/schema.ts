import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";

/** Roles in a project, each including those before it. */
export const roles = ["viewer", "annotator", "curator", "admin"] as const;

/** A role in a project. */
export type Role = (typeof roles)[number];

/** The id of an account, invitation or project. */
export const id = z.uuid("errors.notFound");

/** The secret part of a one-time link. */
export const linkToken = z.string().max(100);

/** An e-mail address, in lower case. */
export const email = z
  .string("team.errors.email")
  .trim()
  .toLowerCase()
  .max(254, "team.errors.email")
  .pipe(z.email("team.errors.email"));

/** A password: 8 to 200 characters of any kind (NIST SP 800-63B: no composition rules). */
export const password = z
  .string("team.errors.passwordShort")
  .min(8, "team.errors.passwordShort")
  .max(200, "team.errors.passwordLong");

/** A person's name as others see it. */
export const personName = z
  .string("team.errors.name")
  .trim()
  .min(1, "team.errors.name")
  .max(100, "team.errors.name")
  .transform(storableText);

/** A project's name. */
export const projectName = z
  .string("team.errors.projectName")
  .trim()
  .min(1, "team.errors.projectName")
  .max(100, "team.errors.projectName")
  .transform(storableText);

const share = z.number("team.errors.share").min(0, "team.errors.share").max(100, "team.errors.share");

/** Target shares by category in per cent; they add up to 100 (to one tenth, as published figures are rounded). */
export const targetMix = z
  .object({ QA: share, IE: share, GEN: share, OTHER: share })
  .refine((mix) => Math.abs(mix.QA + mix.IE + mix.GEN + mix.OTHER - 100) <= 0.15, "team.errors.targetMix");

/** A project's target shares. */
export type TargetMix = z.infer<typeof targetMix>;

/** What counts as a word where a project's texts are compared: runs of a-z and 0-9, or the words of any script. */
export const tokenizer = z.enum(["rouge", "unicode"]);

/** What keys can do in review, by the names under which a person keeps other keys for it. */
export const keyActions = [
  "approve",
  "reject",
  "categoryQA",
  "categoryIE",
  "categoryGEN",
  "categoryOTHER",
  "edit",
  "comment",
  "skip",
  "back",
  "undo",
  "compare",
  "compareBefore",
  "guidelines",
  "focus",
  "larger",
  "smaller",
  "help",
] as const;

/** Something that keys can do in review. */
export type KeyAction = (typeof keyActions)[number];

/**
 * A key or a chord: "a", "?", "shift+f2", "mod+alt+z"; `mod` is Ctrl or Cmd. The modifiers stand in one order, so that
 * equal chords are equal texts. Escape and Tab belong to the page, Ctrl or Cmd and K to the command palette.
 */
export const chord = z
  .string()
  .max(30)
  .regex(
    /^(?:mod\+)?(?:alt\+)?(?:shift\+)?(?:[^\s\p{C}\p{Lu}+]|plus|enter|space|backspace|delete|up|down|left|right|home|end|pageup|pagedown|f(?:[1-9]|1[0-2]))$/u,
  )
  .refine((keys) => keys !== "mod+k");

/** A person's own keys, each in place of the usual ones of its action. */
export type OwnKeys = Partial<Record<KeyAction, string>>;

/** What is no action, or no chord, is left out. */
const ownKeys = z.record(z.string(), z.unknown()).transform(
  (kept): OwnKeys =>
    Object.fromEntries(
      keyActions.flatMap((action) => {
        const keys = chord.safeParse(kept[action]);
        return keys.success ? [[action, keys.data]] : [];
      }),
    ),
);

/** The sizes of item text, from the smallest; `medium` is the usual one. */
export const textSizes = ["small", "medium", "large", "larger", "largest"] as const;

/** A size of item text. */
export type TextSize = (typeof textSizes)[number];

const preferenceFields = {
  /** Whether keys alone (A, R, 1 to 4, ...) do something in review (WCAG 2.1.4). Chords with a modifier always do. */
  singleKeyShortcuts: z.boolean(),
  keys: ownKeys,
  /** Whether review names the key of what is done by the mouse again and again. */
  keyHints: z.boolean(),
  textSize: z.enum(textSizes),
  /** Whether review reminds of a break after 50 minutes. */
  breakReminder: z.boolean(),
};

/** How a person wants the interface, as it is stored; what is not set, or is nonsense, has its default. */
export const preferences = z.object({
  singleKeyShortcuts: preferenceFields.singleKeyShortcuts.default(true).catch(true),
  keys: preferenceFields.keys.default({}).catch({}),
  keyHints: preferenceFields.keyHints.default(true).catch(true),
  textSize: preferenceFields.textSize.default("medium").catch("medium"),
  breakReminder: preferenceFields.breakReminder.default(false).catch(false),
});

/** Changes of some preferences; the others stay. What names none of them is refused. */
export const preferenceChanges = z
  .strictObject(preferenceFields)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0);

/** A person's preferences. */
export type Preferences = z.output<typeof preferences>;

/** Changes of some preferences. */
export type PreferenceChanges = z.output<typeof preferenceChanges>;
