/** A project with nothing in it, of the database that the benchmark has. */
export async function makeProject(): Promise<string> {
  const { createTestMember } = await import("#lib/team/testing/create-test-member.ts");
  return (await createTestMember()).project.id;
}
