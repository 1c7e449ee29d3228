import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The hexadecimal colours that a rule of the style sheet sets. */
function coloursOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  return Object.fromEntries(
    Array.from(block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g), (match) => [match[1], match[2]]),
  );
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const light = coloursOf(":root");
const dark = coloursOf(':root[data-theme="dark"]');
const grounds = ["background", "surface", "sunken", "raised"];
const words = ["text", "muted", "accent-text", "approve", "reject", "warning", "qa", "ie", "gen", "other"];
const onTint = ["approve", "reject", "warning", "added", "removed", "qa", "ie", "gen", "other"];
const onSolid = ["ink", "accent", "approve", "reject"];

describe("the contrast formula", () => {
  it("gives WCAG's own extremes", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });
});

describe("both themes", () => {
  it("name the same colours", () => {
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
    expect(Object.keys(light).length).toBeGreaterThan(30);
  });
});

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s theme", (_name, theme) => {
  const of = (token: string) => theme[token] ?? `no token ${token}`;

  it.each(words.flatMap((word) => grounds.map((ground) => [word, ground] as const)))(
    "sets %s on %s at 4.5:1 or more",
    (word, ground) => {
      expect(contrast(of(word), of(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(onTint)("sets %s on its own tint at 4.5:1 or more", (word) => {
    expect(contrast(of(word), of(`${word}-soft`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("text"), of(`${word}-soft`))).toBeGreaterThanOrEqual(4.5);
  });

  it("sets text, muted text and the accent on the accent's tint at 4.5:1 or more", () => {
    for (const word of ["text", "muted", "accent-text"]) {
      expect(contrast(of(word), of("accent-soft"))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(onSolid)("writes on solid %s at 4.5:1 or more", (solid) => {
    expect(contrast(of(`on-${solid}`), of(solid))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)("draws the focus ring and the borders of controls on %s at 3:1 or more", (ground) => {
    expect(contrast(of("focus"), of(ground))).toBeGreaterThanOrEqual(3);
    expect(contrast(of("line-strong"), of(ground))).toBeGreaterThanOrEqual(3);
  });
});
