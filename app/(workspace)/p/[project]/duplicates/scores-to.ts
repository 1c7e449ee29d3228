import { rougeL } from "#lib/algorithms/rouge-l.ts";
import { type Tokenizer, tokenize } from "#lib/algorithms/tokenize.ts";
import { comparedText } from "#lib/items/compared-text.ts";
import type { GroupMember } from "#lib/items/similarity/schema.ts";

/** How like two members of a group are, each text taken apart once. Of very long texts the beginning counts, which is what is on screen. */
export function memberScores(tokenizer: Tokenizer): (a: GroupMember, b: GroupMember) => number {
  const known = new WeakMap<GroupMember, string[]>();
  const tokensOf = (member: GroupMember) => {
    const tokens =
      known.get(member) ?? tokenize(comparedText({ ...member, origin: member.origin ?? "seed" }), tokenizer);
    known.set(member, tokens);
    return tokens;
  };
  return (a, b) => rougeL(tokensOf(a), tokensOf(b));
}
