import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { findPersonOfSession } from "#lib/team/queries/find-person-of-session.ts";
import { createTestPerson } from "#lib/team/testing/create-test-member.ts";
import { endReplaced, handleAuth } from "./handle-auth.ts";
import { newSessionToken } from "./session-token.ts";

test("a body longer than any sign-in is turned away unread", async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 10_000;
      controller.enqueue(new Uint8Array(10_000).fill(0x61));
    },
  });
  const request = new NextRequest("http://seedbed.example/api/auth/callback/credentials", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: endless,
    duplex: "half",
  });
  const context = { params: Promise.resolve({ nextauth: ["callback", "credentials"] }) };
  expect((await handleAuth(request, context)).status).toBe(413);
  expect(given).toBeLessThan(200_000);
});

test.each([
  ["another takes its place", "next-auth.session-token=eyJ; Path=/; HttpOnly", true],
  ["another takes its place over HTTPS", "__Secure-next-auth.session-token=eyJ; Path=/; Secure", true],
  ["none does, as the password was wrong", "next-auth.callback-url=x; Path=/", false],
  ["its cookie is only taken away", "next-auth.session-token=; Path=/; Max-Age=0", false],
])("a session is over when %s: %s", async (_what, cookie, over) => {
  const { userId } = await createTestPerson();
  const session = newSessionToken({ userId, epoch: 0 });
  await endReplaced(session, new Response(null, { headers: { "set-cookie": cookie } }));
  expect((await findPersonOfSession(session)) === null).toBe(over);
});
