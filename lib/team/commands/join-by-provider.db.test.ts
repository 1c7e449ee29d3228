import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "../member.ts";
import { findInvitation } from "../queries/find-invitation.ts";
import { createTestMember } from "../testing/create-test-member.ts";
import { invite } from "./invite.ts";
import { joinByProvider } from "./join-by-provider.ts";

const claims = { email: "Grace@Clinic.Example", emailVerified: true, name: "Grace", join: "invited" };
let admin: Member;

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE users, projects CASCADE`;
  admin = await createTestMember();
});

const graceExists = async () => (await db.user.count({ where: { email: "grace@clinic.example" } })) === 1;

describe("whom a provider vouches for", () => {
  test("is signed in to the account with the same address", async () => {
    const member = await createTestMember({ role: "viewer" });
    await db.user.update({ where: { id: member.userId }, data: { sessionEpoch: 3 } });
    expect(await joinByProvider({ ...claims, email: member.email.toUpperCase() })).toEqual({
      userId: member.userId,
      email: member.email,
      name: member.name,
      epoch: 3,
    });
  });

  test("may have any name there", async () => {
    await invite(admin, { email: "grace@clinic.example", role: "viewer" });
    expect(await joinByProvider({ ...claims, name: "Gr\u0000ce" })).toMatchObject({ name: "Gr\ufffdce" });
  });

  test("gets nowhere without an invitation", async () => {
    expect(await joinByProvider(claims)).toEqual({ refused: "not-invited" });
    expect(await graceExists()).toBe(false);
  });

  test("joins by the open invitations to the address, all of them", async () => {
    const other = await createTestMember();
    const { token } = await invite(admin, { email: "grace@clinic.example", role: "curator" });
    await invite(other, { email: "grace@clinic.example", role: "viewer" });
    const joined = await joinByProvider(claims);
    if ("refused" in joined) throw new Error(joined.refused);
    const memberships = await db.membership.findMany({ where: { userId: joined.userId }, orderBy: { role: "asc" } });
    expect(memberships.map(({ role }) => role)).toEqual(["viewer", "curator"]);
    expect(await findInvitation(token)).toMatchObject({ state: "accepted" });
    expect(await db.user.findUnique({ where: { id: joined.userId } })).toMatchObject({
      name: "Grace",
      passwordHash: null,
      isSiteAdmin: false,
    });
  });

  test("does not join by an invitation that ran out", async () => {
    await invite(admin, { email: "grace@clinic.example", role: "curator" });
    await db.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await joinByProvider(claims)).toEqual({ refused: "not-invited" });
  });

  test("gets an account, but no project, by a domain that may join", async () => {
    const joined = await joinByProvider({ ...claims, join: "lab.example, Clinic.example" });
    if ("refused" in joined) throw new Error(joined.refused);
    expect(await db.membership.count({ where: { userId: joined.userId } })).toBe(0);
  });

  test.each(["example", "c.example", "notclinic.example", "sub.clinic.example"])(
    "does not join by the domain %s",
    async (join) => {
      expect(await joinByProvider({ ...claims, join })).toEqual({ refused: "not-invited" });
    },
  );

  test("gets nowhere with an address that the provider has not verified, even one that has an account", async () => {
    const unverified = { ...claims, emailVerified: false, join: "clinic.example" };
    expect(await joinByProvider(unverified)).toEqual({ refused: "unverified" });
    expect(await joinByProvider({ ...unverified, email: admin.email })).toEqual({ refused: "unverified" });
    expect(await joinByProvider({ ...claims, email: "" })).toEqual({ refused: "unverified" });
    expect(await graceExists()).toBe(false);
  });

  test("does not get into an account that is shut", async () => {
    await db.user.update({ where: { id: admin.userId }, data: { disabledAt: new Date() } });
    expect(await joinByProvider({ ...claims, email: admin.email })).toEqual({ refused: "disabled" });
  });

  test("cannot take the place of the first admin", async () => {
    await db.$executeRaw`TRUNCATE users CASCADE`;
    expect(await joinByProvider({ ...claims, join: "clinic.example" })).toEqual({ refused: "not-set-up" });
    expect(await db.user.count()).toBe(0);
  });

  test("gets one account when two browsers come at once", async () => {
    const join = () => joinByProvider({ ...claims, join: "clinic.example" });
    const [one, two] = await Promise.all([join(), join()]);
    expect(one).toEqual(two);
    expect(await graceExists()).toBe(true);
  });
});
