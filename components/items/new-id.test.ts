import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { newId } from "./new-id.ts";

const real = globalThis.crypto;
afterEach(() => vi.unstubAllGlobals());

describe("a new id", () => {
  it("is a UUID", () => {
    expect(z.uuidv4().safeParse(newId()).success).toBe(true);
  });

  it("is one too where the browser keeps randomUUID to secure pages", () => {
    vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array) => real.getRandomValues(bytes) });
    const ids = Array.from({ length: 200 }, newId);
    expect(ids.every((id) => z.uuidv4().safeParse(id).success)).toBe(true);
    expect(new Set(ids).size).toBe(200);
  });
});
