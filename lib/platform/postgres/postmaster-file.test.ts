import { expect, test } from "vitest";
import { parsePostmasterFile } from "./postmaster-file.ts";

// As PostgreSQL 18 writes it: process, folder, start, port, socket folder, address, shared memory, status.
const ready = "4711\n/srv/cluster\n1795197600\n5433\n\n127.0.0.1\n  1234567         5\nready   \n";

test("a running server's file gives its process, port and status", () => {
  expect(parsePostmasterFile(ready)).toEqual({ pid: 4711, port: 5433, status: "ready" });
});

test("a server that has just begun has no port and no status yet", () => {
  expect(parsePostmasterFile("4711\n/srv/cluster\n1795197600\n")).toEqual({
    pid: 4711,
    port: undefined,
    status: "unknown",
  });
});

test("a file that is empty or cut off before the process id is none", () => {
  expect(parsePostmasterFile("")).toBeUndefined();
  expect(parsePostmasterFile("\n")).toBeUndefined();
});
