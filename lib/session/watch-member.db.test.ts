import { expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { endSession } from "#lib/team/commands/end-session.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { newSessionToken, type SessionToken } from "./session-token.ts";
import { memberOfSession } from "./watch-member.ts";

type Change = (member: Member, session: SessionToken) => Promise<unknown>;
const update = (member: Member, data: object) => db.user.update({ where: { id: member.userId }, data });

test.each<[string, Change]>([
  ["the account is shut", (member) => update(member, { disabledAt: new Date() })],
  ["every session is ended", (member) => update(member, { sessionEpoch: { increment: 1 } })],
  ["this session is signed out of", (_, session) => endSession(session.sessionId, new Date(session.endsAt))],
  ["the session runs out", async (_, session) => Object.assign(session, { endsAt: Date.now() - 1 })],
  ["the member is removed", (member) => db.membership.deleteMany({ where: { userId: member.userId } })],
])("who is watching is nobody any more when %s", async (_what, change) => {
  const member = await createTestMember({ role: "viewer" });
  const session = newSessionToken({ userId: member.userId, epoch: 0 });
  expect(await memberOfSession(session, member.project.slug)).toMatchObject({ role: "viewer" });
  await change(member, session);
  expect(await memberOfSession(session, member.project.slug)).toBeNull();
});

test("without a session nobody is watching", async () => {
  const { project } = await createTestMember();
  expect(await memberOfSession(null, project.slug)).toBeNull();
});
