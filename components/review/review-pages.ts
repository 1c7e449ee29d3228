/** The pages of review, in the order of their tabs; the path of each after "/p/SLUG". */
export const reviewPages = {
  desk: "/review",
  disagreements: "/review/disagreements",
  agreement: "/review/agreement",
  comments: "/review/comments",
  guidelines: "/review/guidelines",
  setup: "/review/setup",
} as const;

/** One of the pages of review. */
export type ReviewPage = keyof typeof reviewPages;

/** A page of review that the member's role opens, and how much waits there where that is told. */
export type OpenReviewPage = { page: ReviewPage; count?: number };
