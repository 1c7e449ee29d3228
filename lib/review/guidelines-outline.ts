/** What a project may begin its guidelines with: the questions that every reviewer asks, answered in the usual way. */
export const guidelinesOutline = `# What we review

Each item is a task: an **instruction**, an **input** that may be empty, and an **output**. We keep items that a careful biomedical specialist would be glad to have written. Read all three before you decide.

## Categories

| Category | Choose it when | Example |
|---|---|---|
| QA | the output answers a question, from the input or from general knowledge | Which enzyme does aspirin inhibit? |
| IE | the output takes something out of the input: entities, relations, codes, a label | List the drugs with their doses. |
| GEN | the output is new text made from the input or a topic: a summary, a simplification, a letter | Explain this report to the patient. |
| OTHER | none of the three | |

If two fit, choose by what the output is, not by how the instruction is worded.

## Approve

Approve an item when all of this holds:

- The instruction can be understood without anything that is not there.
- The input is what the instruction speaks of, or empty where none is needed.
- The output is correct, complete and does what was asked, no more.
- Nothing in it could harm a patient who followed it.

A small fault that you can mend in a minute is no reason to reject: edit it, then approve.

## Reject

Reject an item, and give the reason, when

- the output is **wrong**, or states as certain what is not known;
- the instruction is **unclear**, or is two instructions in one;
- it asks for something that cannot be there: an image, a link, an attached file;
- it gives **unsafe** advice: doses, diagnoses or treatment without the caution that they need;
- it holds **personal data** of a real person;
- it is not biomedical, or says nearly the same as another item.

## Edits

- Mend spelling, grammar, units and format freely.
- Change a number, a dose or a negation only with a source at hand, and say in a comment which.
- Keep the author's meaning. If the task becomes another one, reject it instead.

## When you are not sure

1. Read the neighbours and the history beside the item.
2. Write a comment with an @mention of somebody who may know, and skip the item.
3. Do not guess: a skipped item costs little, a wrong one costs trust.
`;
