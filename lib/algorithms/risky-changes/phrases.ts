import { wordValue } from "./numbers.ts";

const month =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)";
const datePattern = new RegExp(
  [
    "\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)",
    "\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})(?![\\d/])",
    `\\d{1,2}(?:st|nd|rd|th)?\\s{1,2}(?:of\\s)?${month}\\.?(?:,?\\s\\d{4})?(?![\\p{L}\\d])`,
    `${month}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?(?![\\p{L}\\d.]|\\s?(?:[mkµ]?g|mcg|m[lL]|mmol|IU|units?|tablets?|%)(?!\\p{L}))`,
    `${month}\\.?,?\\s\\d{4}(?!\\d)`,
    "\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:])",
  ].join("|"),
  "uy",
);
const count = "(?:\\d+|two|three|four|five|six|seven|eight|ten|twelve)";
const period = "(?:hours?|hrs?|h|days?|d|weeks?|months?|years?|nights?|mornings?|evenings?|minutes?|mins?)";
const frequencyPattern = new RegExp(
  [
    `(?:once|twice|thrice|${count}\\s?(?:times|x|×))\\s?(?:a\\s|an\\s|per\\s|each\\s|every\\s|/\\s?)?(?:daily|weekly|monthly|hourly|nightly|yearly|day|week|month|hour|night|year)(?!\\p{L})`,
    `every\\s(?:other\\s|second\\s|alternate\\s)?(?:${count}(?:\\s?[-–]\\s?\\d+|\\sto\\s\\d+)?\\s)?${period}(?!\\p{L})`,
    "alternate\\sdays(?!\\p{L})",
    "q\\s?\\d+(?:-\\d+)?\\s?h(?:rs?|ours?)?(?!\\p{L})",
    "(?:q\\.?o\\.?d|b\\.?i\\.?d|t\\.?i\\.?d|q\\.?i\\.?d|q\\.?d|t\\.?d\\.?s|q\\.?d\\.?s|p\\.?r\\.?n|q\\.?h\\.?s)(?![\\p{L}\\d])",
    "as\\sneeded(?!\\p{L})|when\\sneeded(?!\\p{L})|as\\srequired(?!\\p{L})",
    "(?:daily|weekly|monthly|hourly|nightly|yearly|annually)(?!\\p{L})",
  ].join("|"),
  "iuy",
);

/** The date or time of day that begins at a place of a text, or null. */
export function dateAt(text: string, at: number): string | null {
  return matchAt(datePattern, text, at);
}

/** How often something is to be done, where a text says so from a place on, or null. */
export function frequencyAt(text: string, at: number): string | null {
  return matchAt(frequencyPattern, text, at);
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The same for every way to write a date in words; dates in digits as they are. */
export function dateKey(date: string): string {
  const name = /\p{L}{3,}/u.exec(date.replace(/\bof\b/, ""))?.[0];
  const numbers = date.match(/\d+/g) ?? [];
  if (!name) return numbers.map(Number).join(date.includes(":") ? ":" : "-");
  const day = numbers.find((each) => each.length <= 2) ?? "";
  const year = numbers.find((each) => each.length === 4) ?? "";
  return `${year} ${name.slice(0, 3).toLowerCase()} ${Number(day)}`;
}

const perDay: Record<string, string> = {
  bid: "2/day",
  tid: "3/day",
  qid: "4/day",
  qd: "1/day",
  tds: "3/day",
  qds: "4/day",
};
const timesA: Record<string, string> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  hourly: "hour",
  nightly: "night",
  yearly: "year",
  annually: "year",
};

/** Says "once a day", "daily", "every day" and "qd" alike, and "q8h" as "every 8 hours". */
export function frequencyKey(phrase: string): string {
  const lower = phrase.toLowerCase().replaceAll(".", "");
  if (perDay[lower]) return perDay[lower];
  if (/^(?:qod|every (?:other|second|alternate) day|alternate days)$/.test(lower.replace(/\s+/g, " ")))
    return "every 2 day";
  if (/^(?:prn|as needed|when needed|as required)$/.test(lower.replace(/\s+/g, " "))) return "prn";
  if (timesA[lower]) return `1/${timesA[lower]}`;
  const hours = /^q\s?(\d+(?:-\d+)?)/.exec(lower)?.[1];
  if (hours) return `every ${hours} hour`;
  const words = lower.replace(/[-–/×]/g, " ").match(/\d+|\p{L}+/gu) ?? [];
  const numbers = words.map((word) => (/^\d/.test(word) ? word : wordValue(word))).filter((word) => word !== null);
  const last = words.at(-1) as string;
  const unit =
    timesA[last] ??
    last
      .replace(/^h(?:rs?)?$/, "hour")
      .replace(/^mins?$/, "minute")
      .replace(/^d$/, "day")
      .replace(/s$/, "");
  if (words[0] === "every") {
    if (words[1] === "other" || words[1] === "second" || words[1] === "alternate") return `every 2 ${unit}`;
    return numbers.length === 0 ? `1/${unit}` : `every ${numbers.join("-")} ${unit}`;
  }
  const times = words[0] === "once" ? "1" : words[0] === "twice" ? "2" : words[0] === "thrice" ? "3" : numbers[0];
  return `${times}/${unit}`;
}
