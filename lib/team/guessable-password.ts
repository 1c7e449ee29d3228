import { Refusal } from "#lib/platform/errors.ts";

// Words that lists of common passwords are made of, in the form that `core` gives: most of what is on them is one of
// these with digits, signs or capitals added, a row of keys, or a repetition.
const commonWords = new Set(
  `abc access account admin administrator adobe alexander amanda andrea andrew angel anthony asdf asdfgh ashley
  austin baby babygirl bailey barcelona baseball basketball batman beautiful benjamin biteme bitch brandon butterfly
  camaro cameron carlos changeme charlie cheese chelsea chicken chocolate chris christian christmas computer cookie
  corvette cowboy crystal daniel danielle database david default demo diamond dolphin donald dragon eagle elizabeth
  family ferrari flower football forever freedom friend friends fuckme fuckyou gabriel gandalf george ginger golf
  google guest guitar hammer hannah harley heaven hello hockey hospital hottie hunter iloveu iloveyou internet jackson
  jasmine jasper jennifer jessica jesus jonathan jordan joseph joshua justin killer kitty letmein liverpool login
  london love loveme lovely lover maggie manager marina martin master matrix matthew maverick medicine melissa mercedes
  merlin michael michelle midnight mickey monkey monster morgan mother mustang nathan nicholas nicole nothing orange
  oracle pass passord passw passwd password patrick peanut pepper phoenix pokemon precious princess purple qazwsx
  qwaszx qwer qwert qwerty qwertz azerty rainbow ranger rebecca research richard robert root samantha samsung sample
  secret server service shadow silver slayer smokey snoopy soccer sophie spider spring stella steelers student
  summer sunshine superman superstar support sweet system taylor teacher tennis test tester thomas thunder tiger
  tigger tinkerbell trustno twitter user victoria vampire welcome whatever william winter winner yankees yellow zaq
  zxcvbn zxcvbnm autumn monday friday january march april october november december biomedical clinical seedbed
  bioinstruct`.split(/\s+/),
);

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
];

const leet: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/**
 * Whether a guesser would try the password among the first: a row of keys or numbers, one piece repeated, a year or
 * date, or a common word (also one of `context`: address, name) with digits, signs, capitals or look-alikes added. No
 * rule on which characters there must be; long passphrases pass.
 * @example isGuessable("Password2026!", []) // true
 * @example isGuessable("correct horse battery", []) // false
 */
export function isGuessable(password: string, context: string[]): boolean {
  const lower = password.toLowerCase();
  const plain = lower.replace(/[^\p{L}\p{N}]+/gu, "");
  if (/^\d*$/.test(plain) && plain.length <= 8) return true;
  if (isRepetition(lower) || isRun(plain)) return true;
  const words = new Set([...commonWords, ...contextWords(context)]);
  return [plain, unleet(lower)].some((form) => isMadeOf(core(form), words));
}

/**
 * @throws Refusal `invalid` on the field `password`.
 */
export function refuseGuessable(password: string, context: string[]): void {
  if (!isGuessable(password, context)) return;
  throw new Refusal("invalid", "errors.invalid", { fields: { password: "team.errors.passwordGuessable" } });
}

/** "aaaaaaaa", "abcabcabc", "12341234". */
function isRepetition(text: string): boolean {
  return /^(.{1,5}?)\1+$/su.test(text) && new Set(text).size <= 5;
}

/** A stretch of a row of keys, forwards or backwards. */
function isRun(text: string): boolean {
  return text.length > 0 && rows.some((row) => row.includes(text) || row.includes([...text].reverse().join("")));
}

/** Without digits at both ends. */
function core(text: string): string {
  return text.replace(/^\d+|\d+$/g, "");
}

function unleet(text: string): string {
  // Digits at the end are more often a number than a letter: "welcome1" is welcome.
  const tail = /[\d!]*$/.exec(text)?.[0] ?? "";
  const head = text.slice(0, text.length - tail.length);
  return [...head]
    .map((sign) => leet[sign] ?? sign)
    .join("")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** One known word, or one known word twice, or two of them that make at most 12 letters. */
function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  if (text === "" || words.has(text)) return true;
  if (text.length > 12) return text.length % 2 === 0 && words.has(text.slice(0, text.length / 2)) && isDouble(text);
  for (let at = 3; at <= text.length - 3; at++) {
    if (words.has(text.slice(0, at)) && words.has(text.slice(at))) return true;
  }
  return false;
}

function isDouble(text: string): boolean {
  return text.slice(0, text.length / 2) === text.slice(text.length / 2);
}

function contextWords(context: string[]): string[] {
  return context
    .flatMap((part) => [part, ...part.split("@")])
    .flatMap((part) => [part, ...part.split(/[^\p{L}\p{N}]+/u)])
    .map((part) => core(part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")))
    .filter((part) => part.length >= 4);
}
