import { describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { hashPassword, passwordFits } from "../password.ts";
import { hasPassword } from "../queries/find-account.ts";
import { findPersonOfSession } from "../queries/find-person-of-session.ts";
import { createTestPerson } from "../testing/create-test-member.ts";
import { changeName, changePassword, changePreferences, signOutEverywhere } from "./change-account.ts";
import { endSession } from "./end-session.ts";

const oldPassword = "the one until now";
const password = "quite another one";
const passwordHash = await hashPassword(oldPassword);
const sessionId = crypto.randomUUID();

describe("one's own account", () => {
  test("gets another name and other preferences, seen at the next request", async () => {
    const person = await createTestPerson();
    await changeName(person, { name: "Renamed" });
    await Promise.all([
      changePreferences(person, { singleKeyShortcuts: false }),
      changePreferences(person, { textSize: "large" }),
      changePreferences(person, { keys: { approve: "mod+enter" } }),
    ]);
    expect(await findPersonOfSession({ userId: person.userId, epoch: 0, sessionId })).toMatchObject({
      name: "Renamed",
      preferences: { singleKeyShortcuts: false, textSize: "large", keys: { approve: "mod+enter" }, keyHints: true },
    });
  });

  test("has the usual preferences in place of nothing and of nonsense, and keeps the others", async () => {
    const person = await createTestPerson();
    const stored = async () => (await findPersonOfSession({ userId: person.userId, epoch: 0, sessionId }))?.preferences;
    const usual = { singleKeyShortcuts: true, keys: {}, keyHints: true, textSize: "medium", breakReminder: false };
    expect(await stored()).toEqual(usual);
    const keys = { skip: "j", approve: "Shift+mod+q", launch: "l", undo: 4, help: "mod+k" };
    await db.user.update({
      where: { id: person.userId },
      data: { preferences: { singleKeyShortcuts: "perhaps", breakReminder: true, keys } },
    });
    expect(await stored()).toEqual({ ...usual, breakReminder: true, keys: { skip: "j" } });
    await db.user.update({ where: { id: person.userId }, data: { preferences: [] } });
    expect(await stored()).toEqual(usual);
  });

  test("gets another password for the old one, and every session ends but the renewed one", async () => {
    const person = await createTestPerson({ passwordHash });
    const { epoch } = await changePassword(person, { oldPassword, password });
    const user = await db.user.findUniqueOrThrow({ where: { id: person.userId } });
    expect(await passwordFits(user.passwordHash, password)).toBe(true);
    expect(await findPersonOfSession({ userId: person.userId, epoch: 0, sessionId })).toBeNull();
    expect(await findPersonOfSession({ userId: person.userId, epoch, sessionId })).toMatchObject({ name: person.name });
  });

  test("keeps its password where the old one is wrong, the new one guessable, or there is none", async () => {
    const person = await createTestPerson({ passwordHash });
    await expect(changePassword(person, { oldPassword: "wrong", password })).rejects.toMatchObject({
      fields: { oldPassword: "account.errors.oldPassword" },
    });
    await expect(changePassword(person, { oldPassword, password: "qwertyuiop" })).rejects.toMatchObject({
      fields: { password: "team.errors.passwordGuessable" },
    });
    const byProvider = await createTestPerson();
    expect(await hasPassword(byProvider)).toBe(false);
    await expect(changePassword(byProvider, { oldPassword: "", password })).rejects.toThrow("errors.invalid");
    expect(await db.user.findUnique({ where: { id: person.userId } })).toMatchObject({ passwordHash, sessionEpoch: 0 });
  });

  test("lets nobody try out old passwords for long", async () => {
    const person = await createTestPerson({ passwordHash });
    for (let n = 0; n < 10; n++) {
      await expect(changePassword(person, { oldPassword: `guess ${n}`, password })).rejects.toThrow("errors.invalid");
    }
    await expect(changePassword(person, { oldPassword, password })).rejects.toThrow("account.errors.rateLimited");
  });

  test("is changed once by two changes of the password at once", async () => {
    const person = await createTestPerson({ passwordHash });
    const outcomes = await Promise.allSettled([
      changePassword(person, { oldPassword, password: "the first of two" }),
      changePassword(person, { oldPassword, password: "the second of two" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is signed out everywhere at once", async () => {
    const person = await createTestPerson();
    await signOutEverywhere(person);
    expect(await findPersonOfSession({ userId: person.userId, epoch: 0, sessionId })).toBeNull();
  });
});

describe("signing out", () => {
  test("ends that one session", async () => {
    const person = await createTestPerson();
    const [here, there] = [crypto.randomUUID(), crypto.randomUUID()];
    const find = (id: string) => findPersonOfSession({ userId: person.userId, epoch: 0, sessionId: id });
    await endSession(here, new Date(Date.now() + 60_000));
    await endSession(here, new Date(Date.now() + 60_000));
    expect(await find(here)).toBeNull();
    expect(await find(there)).toMatchObject({ name: person.name });
  });

  test("leaves no row behind once the token has run out by itself", async () => {
    const old = crypto.randomUUID();
    await endSession(old, new Date(Date.now() - 1000));
    await endSession(crypto.randomUUID(), new Date(Date.now() + 60_000));
    expect(await db.endedSession.findUnique({ where: { id: old } })).toBeNull();
  });
});
