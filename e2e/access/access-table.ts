import type { Operation, PersonOperation } from "#lib/team/permissions.ts";
import type { Worlds } from "./worlds.ts";

/** Who is asked for: an operation of the project's table or of a person's, anyone at all, or anyone who is signed in. */
export type Needs = Operation | PersonOperation | "anyone" | "signed-in";

/** A page or a route handler: where it is in a project, and something of another project that it must not find. */
export type RouteEntry = {
  needs: Needs;
  /** The address in the project, of things that are there. */
  path: (worlds: Worlds) => string;
  /** The same in one's own project, naming something that only the other project has. */
  foreign?: (worlds: Worlds) => string;
  /** For a handler that reads a body, one that names something that only the other project has. */
  foreignBody?: (worlds: Worlds) => unknown;
};

/** An action. It is asked with an input that no schema takes, so that asking changes nothing. `bare`: it takes no project. */
export type ActionEntry = { needs: Needs; foreign?: (worlds: Worlds) => unknown; bare?: true };

const inProject = (needs: Operation, rest: string, foreign?: (worlds: Worlds) => string): RouteEntry => ({
  needs,
  path: ({ own }) => `/p/${own.slug}${rest}`,
  ...(foreign ? { foreign: (worlds: Worlds) => `/p/${worlds.own.slug}${foreign(worlds)}` } : {}),
});

const handler = (
  needs: Operation,
  rest: (worlds: Worlds) => string,
  more: { foreign?: (worlds: Worlds) => string; foreignBody?: (worlds: Worlds) => unknown } = {},
): RouteEntry => ({
  needs,
  path: (worlds) => `/api/p/${worlds.own.slug}${rest(worlds)}`,
  ...more,
  ...(more.foreign ? { foreign: (worlds: Worlds) => `/api/p/${worlds.own.slug}${more.foreign?.(worlds)}` } : {}),
});

/** Every page of the built app, by its route. */
export const pages: Record<string, RouteEntry> = {
  "/": { needs: "signed-in", path: () => "/" },
  "/_not-found": { needs: "anyone", path: () => "/there-is-no-such-page" },
  "/account": { needs: "signed-in", path: () => "/account" },
  "/invitation/[token]": { needs: "anyone", path: () => `/invitation/${"x".repeat(43)}` },
  "/people": { needs: "people.manage", path: () => "/people" },
  "/projects/new": { needs: "projects.create", path: () => "/projects/new" },
  "/reset/[token]": { needs: "anyone", path: () => `/reset/${"x".repeat(43)}` },
  "/setup": { needs: "anyone", path: () => "/setup" },
  "/sign-in": { needs: "anyone", path: () => "/sign-in" },
  "/p/[project]": inProject("project.view", ""),
  "/p/[project]/overview": inProject("project.view", "/overview"),
  "/p/[project]/seeds": inProject("seeds.view", "/seeds"),
  "/p/[project]/seeds/[number]": inProject("seeds.view", "/seeds/1", ({ other }) => `/seeds/${other.seedNumber}`),
  "/p/[project]/seeds/new": inProject("seeds.edit", "/seeds/new"),
  "/p/[project]/seeds/import": inProject("seeds.import", "/seeds/import"),
  "/p/[project]/expansion": inProject("runs.view", "/expansion"),
  "/p/[project]/expansion/new": inProject("runs.start", "/expansion/new"),
  "/p/[project]/expansion/items/new": inProject("runs.start", "/expansion/items/new"),
  "/p/[project]/expansion/[number]": inProject(
    "runs.view",
    "/expansion/1",
    ({ other }) => `/expansion/${other.runNumber}`,
  ),
  "/p/[project]/expansion/costs": inProject("runs.view", "/expansion/costs"),
  "/p/[project]/expansion/compare": inProject(
    "runs.view",
    "/expansion/compare",
    ({ other }) => `/expansion/compare?a=${other.runNumber}&b=1`,
  ),
  "/p/[project]/expansion/endpoints": inProject("endpoints.view", "/expansion/endpoints"),
  "/p/[project]/expansion/prompts": inProject("prompts.view", "/expansion/prompts"),
  "/p/[project]/expansion/prompts/[template]": inProject(
    "prompts.view",
    "/expansion/prompts/expand",
    ({ other }) => `/expansion/prompts/${other.templateId}`,
  ),
  "/p/[project]/review": inProject("review.decide", "/review"),
  "/p/[project]/review/setup": inProject("review.lead", "/review/setup"),
  "/p/[project]/review/agreement": inProject("agreement.view", "/review/agreement"),
  "/p/[project]/review/comments": inProject("items.view", "/review/comments"),
  "/p/[project]/review/guidelines": inProject(
    "guidelines.view",
    "/review/guidelines",
    ({ other }) => `/review/guidelines?version=${other.guidelinesNumber}`,
  ),
  "/p/[project]/review/guidelines/edit": inProject("guidelines.edit", "/review/guidelines/edit"),
  "/p/[project]/review/guidelines/history": inProject("guidelines.view", "/review/guidelines/history"),
  "/p/[project]/review/disagreements": inProject("review.adjudicate", "/review/disagreements"),
  "/p/[project]/items": inProject("items.view", "/items"),
  "/p/[project]/items/[sequence]": inProject("items.view", "/items/1", ({ other }) => `/items/${other.itemSequence}`),
  "/p/[project]/duplicates": inProject("items.view", "/duplicates"),
  "/p/[project]/datasets": inProject("datasets.view", "/datasets"),
  "/p/[project]/datasets/[number]": inProject(
    "datasets.view",
    "/datasets/1",
    ({ other }) => `/datasets/${other.datasetNumber}`,
  ),
  "/p/[project]/datasets/freeze": inProject("datasets.freeze", "/datasets/freeze"),
  "/p/[project]/team": inProject("members.view", "/team"),
  "/p/[project]/settings": inProject("project.change", "/settings"),
  "/p/[project]/settings/log": inProject("audit.view", "/settings/log"),
};

/** Every method of every route handler of the built app. */
export const handlers: Record<string, RouteEntry> = {
  "GET /api/health": { needs: "anyone", path: () => "/api/health" },
  // next-auth's own; what it lets in is tested with signing in.
  "GET /api/auth/[...nextauth]": { needs: "anyone", path: () => "/api/auth/providers" },
  "POST /api/auth/[...nextauth]": { needs: "anyone", path: () => "/api/auth/_log" },
  "GET /api/p/[project]/costs": handler("runs.view", () => "/costs"),
  "GET /api/p/[project]/datasets/[number]/file": handler(
    "datasets.download",
    () => "/datasets/1/file?format=alpaca-jsonl",
    {
      foreign: ({ other }) => `/datasets/${other.datasetNumber}/file?format=alpaca-jsonl`,
    },
  ),
  "GET /api/p/[project]/datasets/[number]/manifest": handler("datasets.download", () => "/datasets/1/manifest", {
    foreign: ({ other }) => `/datasets/${other.datasetNumber}/manifest`,
  }),
  "GET /api/p/[project]/duplicates/scan": handler("items.view", () => "/duplicates/scan"),
  "POST /api/p/[project]/duplicates/scan": handler("items.view", () => "/duplicates/scan"),
  "GET /api/p/[project]/duplicates/groups": handler("items.view", () => "/duplicates/groups?at=0.7"),
  "GET /api/p/[project]/duplicates/groups/[key]": handler("items.view", () => "/duplicates/groups/1?at=0.7", {
    foreign: ({ other }) => `/duplicates/groups/${other.itemSequence}?at=0.7`,
  }),
  "GET /api/p/[project]/duplicates/resolutions": handler("items.view", () => "/duplicates/resolutions"),
  "POST /api/p/[project]/duplicates/resolutions": handler("duplicates.resolve", () => "/duplicates/resolutions", {
    foreign: () => "/duplicates/resolutions",
    foreignBody: ({ own, other }) => ({
      id: crypto.randomUUID(),
      threshold: 0.7,
      keep: { of: "item", id: own.itemId },
      setAside: [other.itemId],
      mergeTags: true,
      rest: null,
    }),
  }),
  "GET /api/p/[project]/duplicates/resolutions/[resolution]": handler(
    "items.view",
    ({ own }) => `/duplicates/resolutions/${own.resolutionId}`,
    { foreign: ({ other }) => `/duplicates/resolutions/${other.resolutionId}` },
  ),
  "DELETE /api/p/[project]/duplicates/resolutions/[resolution]": handler(
    "duplicates.resolve",
    ({ own }) => `/duplicates/resolutions/${own.resolutionId}`,
    { foreign: ({ other }) => `/duplicates/resolutions/${other.resolutionId}` },
  ),
  "POST /api/p/[project]/duplicates/rule": handler("duplicates.resolve", () => "/duplicates/rule"),
  "POST /api/p/[project]/duplicates/rule/preview": handler("duplicates.resolve", () => "/duplicates/rule/preview"),
  "GET /api/p/[project]/duplicates/stranded": handler("items.view", () => "/duplicates/stranded"),
  "POST /api/p/[project]/duplicates/stranded": handler("duplicates.resolve", () => "/duplicates/stranded"),
  "DELETE /api/p/[project]/items/[item]/duplicate": handler(
    "duplicates.resolve",
    ({ own }) => `/items/${own.itemId}/duplicate`,
    { foreign: ({ other }) => `/items/${other.itemId}/duplicate` },
  ),
  "POST /api/p/[project]/items/[item]/tags": handler("items.edit", ({ own }) => `/items/${own.itemId}/tags`, {
    foreign: ({ other }) => `/items/${other.itemId}/tags`,
    foreignBody: () => ({ add: ["taken"], remove: [] }),
  }),
  "POST /api/p/[project]/items/[item]/comments": handler(
    "items.comment",
    ({ own }) => `/items/${own.itemId}/comments`,
    {
      foreign: ({ other }) => `/items/${other.itemId}/comments`,
      foreignBody: () => ({ id: crypto.randomUUID(), body: "A comment" }),
    },
  ),
  "PUT /api/p/[project]/comments/[comment]/resolved": handler(
    "items.comment",
    ({ own }) => `/comments/${own.commentId}/resolved`,
    { foreign: ({ other }) => `/comments/${other.commentId}/resolved`, foreignBody: () => ({ resolved: true }) },
  ),
  "POST /api/p/[project]/comments/seen": handler("items.view", () => "/comments/seen"),
  "GET /api/p/[project]/items/[item]/neighbours": handler(
    "items.view",
    ({ own }) => `/items/${own.itemId}/neighbours`,
    {
      foreign: ({ other }) => `/items/${other.itemId}/neighbours`,
    },
  ),
  "POST /api/p/[project]/items/[item]/versions": handler("items.edit", ({ own }) => `/items/${own.itemId}/versions`, {
    foreign: ({ other }) => `/items/${other.itemId}/versions`,
    foreignBody: () => ({ baseVersion: 1, instruction: "Changed", input: "", output: "Changed" }),
  }),
  "POST /api/p/[project]/items/[item]/versions/restored": handler(
    "items.edit",
    ({ own }) => `/items/${own.itemId}/versions/restored`,
    {
      foreign: ({ other }) => `/items/${other.itemId}/versions/restored`,
      foreignBody: () => ({ number: 1, baseVersion: 1 }),
    },
  ),
  "POST /api/p/[project]/review/decisions": handler("review.decide", () => "/review/decisions", {
    foreign: () => "/review/decisions",
    foreignBody: ({ other }) => ({
      id: crypto.randomUUID(),
      itemId: other.itemId,
      itemVersion: 1,
      verdict: "approve",
      category: "QA",
      reasons: [],
      comment: "",
    }),
  }),
  "DELETE /api/p/[project]/review/decisions/[decision]": handler(
    "review.decide",
    () => `/review/decisions/${crypto.randomUUID()}`,
    {
      foreign: ({ other }) => `/review/decisions/${other.decisionId}`,
    },
  ),
  "POST /api/p/[project]/review/disagreements/leases": handler(
    "review.adjudicate",
    () => "/review/disagreements/leases",
  ),
  "PUT /api/p/[project]/review/disagreements/leases": handler(
    "review.adjudicate",
    () => "/review/disagreements/leases",
  ),
  "POST /api/p/[project]/review/disagreements/leases/released": handler(
    "review.adjudicate",
    () => "/review/disagreements/leases/released",
  ),
  "POST /api/p/[project]/review/disagreements/settlements": handler(
    "review.adjudicate",
    () => "/review/disagreements/settlements",
    {
      foreign: () => "/review/disagreements/settlements",
      foreignBody: ({ other }) => ({
        id: crypto.randomUUID(),
        itemId: other.itemId,
        itemVersion: 1,
        verdict: "approve",
        category: "QA",
        reasons: [],
        comment: "",
      }),
    },
  ),
  "DELETE /api/p/[project]/review/disagreements/settlements/[decision]": handler(
    "review.adjudicate",
    () => `/review/disagreements/settlements/${crypto.randomUUID()}`,
    { foreign: ({ other }) => `/review/disagreements/settlements/${other.decisionId}` },
  ),
  "POST /api/p/[project]/review/disagreements/skips": handler(
    "review.adjudicate",
    () => "/review/disagreements/skips",
    {
      foreign: () => "/review/disagreements/skips",
      foreignBody: ({ other }) => ({ itemId: other.itemId, skipped: true }),
    },
  ),
  "GET /api/p/[project]/review/disagreements/items/[item]": handler(
    "review.adjudicate",
    ({ own }) => `/review/disagreements/items/${own.itemId}`,
    { foreign: ({ other }) => `/review/disagreements/items/${other.itemId}` },
  ),
  "GET /api/p/[project]/review/guidelines": handler("guidelines.view", () => "/review/guidelines", {
    foreign: ({ other }) => `/review/guidelines?number=${other.guidelinesNumber}`,
  }),
  "GET /api/p/[project]/review/items/[item]": handler("review.decide", ({ own }) => `/review/items/${own.itemId}`, {
    foreign: ({ other }) => `/review/items/${other.itemId}`,
  }),
  "POST /api/p/[project]/review/leases": handler("review.decide", () => "/review/leases"),
  "PUT /api/p/[project]/review/leases": handler("review.decide", () => "/review/leases"),
  "POST /api/p/[project]/review/leases/released": handler("review.decide", () => "/review/leases/released"),
  "POST /api/p/[project]/review/skips": handler("review.decide", () => "/review/skips"),
  "GET /api/p/[project]/runs/[number]/progress": handler("runs.view", () => "/runs/1/progress", {
    foreign: ({ other }) => `/runs/${other.runNumber}/progress`,
  }),
  "POST /api/p/[project]/runs/forecast": handler("runs.view", () => "/runs/forecast"),
  "POST /api/p/[project]/runs/items/forecast": handler("runs.view", () => "/runs/items/forecast", {
    foreign: () => "/runs/items/forecast",
    foreignBody: ({ other }) => ({
      purpose: "classify",
      endpointId: other.endpointId,
      model: "some-model",
      delivery: "live",
    }),
  }),
  "POST /api/p/[project]/runs/models": handler("endpoints.view", () => "/runs/models", {
    foreign: () => "/runs/models",
    foreignBody: ({ other }) => ({ id: other.endpointId }),
  }),
  "POST /api/p/[project]/prompts/preview": handler("prompts.view", () => "/prompts/preview"),
  "POST /api/p/[project]/runs/preview": handler("runs.view", () => "/runs/preview", {
    foreign: () => "/runs/preview",
    foreignBody: ({ other }) => ({
      seedsPerPrompt: 1,
      tasksPerCall: 1,
      rngSeed: "1",
      callNumber: 1,
      promptVersionId: other.promptVersionId,
    }),
  }),
  "GET /api/p/[project]/seeds/export": handler("seeds.view", () => "/seeds/export"),
  "POST /api/p/[project]/seeds/import": handler("seeds.import", () => "/seeds/import"),
  "POST /api/p/[project]/seeds/import/preview": handler("seeds.import", () => "/seeds/import/preview"),
  "POST /api/p/[project]/seeds/similar": handler("seeds.view", () => "/seeds/similar"),
};

const account = "app/(account)";
const project = "app/(workspace)/p/[project]";

/** Every server action of the built app, by its file and name. */
export const actions: Record<string, ActionEntry> = {
  [`${account}/actions.ts#signOut`]: { needs: "anyone", bare: true },
  [`${account}/account/actions.ts#saveName`]: { needs: "account.change", bare: true },
  [`${account}/account/actions.ts#savePassword`]: { needs: "account.change", bare: true },
  [`${account}/account/actions.ts#savePreferences`]: { needs: "account.change", bare: true },
  [`${account}/account/actions.ts#endAllSessions`]: { needs: "account.change", bare: true },
  [`${account}/invitation/[token]/actions.ts#joinProject`]: { needs: "invitations.accept", bare: true },
  [`${account}/invitation/[token]/actions.ts#joinWithNewAccount`]: { needs: "anyone", bare: true },
  [`${account}/people/actions.ts#createResetLink`]: { needs: "people.manage", bare: true },
  [`${account}/people/actions.ts#endSessions`]: { needs: "people.manage", bare: true },
  [`${account}/people/actions.ts#setSiteAdmin`]: { needs: "people.manage", bare: true },
  [`${account}/people/actions.ts#setDisabled`]: { needs: "people.manage", bare: true },
  [`${account}/projects/new/actions.ts#addProject`]: { needs: "projects.create", bare: true },
  [`${account}/reset/[token]/actions.ts#setPassword`]: { needs: "anyone", bare: true },
  [`${account}/setup/actions.ts#createFirstAccount`]: { needs: "anyone", bare: true },
  [`${project}/datasets/actions.ts#freezeVersion`]: { needs: "datasets.freeze" },
  [`${project}/datasets/actions.ts#prepareVersionAgain`]: {
    needs: "datasets.freeze",
    foreign: ({ other }) => ({ number: other.datasetNumber }),
  },
  [`${project}/expansion/actions.ts#startRun`]: { needs: "runs.start" },
  [`${project}/expansion/actions.ts#startItems`]: { needs: "runs.start" },
  [`${project}/expansion/actions.ts#pause`]: {
    needs: "runs.control",
    foreign: ({ other }) => ({ number: other.runNumber }),
  },
  [`${project}/expansion/actions.ts#resume`]: {
    needs: "runs.control",
    foreign: ({ other }) => ({ number: other.runNumber }),
  },
  [`${project}/expansion/actions.ts#cancel`]: {
    needs: "runs.control",
    foreign: ({ other }) => ({ number: other.runNumber }),
  },
  [`${project}/expansion/[number]/actions.ts#replay`]: {
    needs: "runs.replay",
    foreign: ({ other }) => ({ number: other.runNumber, rules: null }),
  },
  [`${project}/expansion/actions.ts#restore`]: {
    needs: "rejections.restore",
    foreign: ({ other }) => ({ id: other.rejectionId }),
  },
  [`${project}/expansion/actions.ts#restoreMany`]: {
    needs: "rejections.restore",
    foreign: ({ other }) => ({ ids: [other.rejectionId] }),
  },
  [`${project}/expansion/actions.ts#keepEndpoint`]: {
    needs: "endpoints.manage",
    foreign: ({ other }) => ({
      id: other.endpointId,
      name: "Taken",
      baseUrl: "http://127.0.0.1:9/v1",
      key: "",
      removeKey: true,
    }),
  },
  [`${project}/expansion/actions.ts#retireEndpoint`]: {
    needs: "endpoints.manage",
    foreign: ({ other }) => ({ id: other.endpointId }),
  },
  [`${project}/expansion/actions.ts#forgetEndpointRefusals`]: {
    needs: "endpoints.manage",
    foreign: ({ other }) => ({ id: other.endpointId }),
  },
  [`${project}/expansion/actions.ts#changeCap`]: {
    needs: "runs.spend",
    foreign: ({ other }) => ({ number: other.runNumber, cap: 1 }),
  },
  [`${project}/expansion/actions.ts#enterPrice`]: {
    needs: "prices.manage",
    foreign: ({ other }) => ({ endpointId: other.endpointId, model: "m", input: 1, output: 1 }),
  },
  [`${project}/expansion/actions.ts#takePriceAway`]: {
    needs: "prices.manage",
    foreign: ({ other }) => ({ endpointId: other.endpointId, model: "m" }),
  },
  [`${project}/expansion/actions.ts#tryEndpoint`]: {
    needs: "endpoints.view",
    foreign: ({ other }) => ({ id: other.endpointId }),
  },
  [`${project}/expansion/prompts/actions.ts#addTemplate`]: {
    needs: "prompts.edit",
    foreign: ({ other }) => ({ purpose: "expand", name: "Copied", fromVersionId: other.promptVersionId }),
  },
  [`${project}/expansion/prompts/actions.ts#saveVersion`]: {
    needs: "prompts.edit",
    foreign: ({ other }) => ({
      templateId: other.templateId,
      baseNumber: 1,
      system: "",
      user: "{{seeds}} {{answer_format}}",
      note: "",
    }),
  },
  [`${project}/expansion/prompts/actions.ts#renameTemplate`]: {
    needs: "prompts.edit",
    foreign: ({ other }) => ({ templateId: other.templateId, name: "Taken" }),
  },
  [`${project}/expansion/prompts/actions.ts#archiveTemplate`]: {
    needs: "prompts.edit",
    foreign: ({ other }) => ({ templateId: other.templateId }),
  },
  [`${project}/expansion/prompts/actions.ts#restoreTemplate`]: {
    needs: "prompts.edit",
    foreign: ({ other }) => ({ templateId: other.templateId }),
  },
  [`${project}/review/guidelines/actions.ts#saveVersion`]: { needs: "guidelines.edit" },
  [`${project}/review/guidelines/actions.ts#restoreVersion`]: {
    needs: "guidelines.edit",
    foreign: ({ other }) => ({ number: other.guidelinesNumber, baseNumber: 0, note: "" }),
  },
  [`${project}/review/actions.ts#keepPreferences`]: { needs: "account.change", bare: true },
  [`${project}/seeds/actions.ts#addSeed`]: { needs: "seeds.edit" },
  [`${project}/seeds/actions.ts#saveSeed`]: {
    needs: "seeds.edit",
    foreign: ({ other }) => ({ number: other.seedNumber, baseRevision: 1, fields: { instruction: "Taken over" } }),
  },
  [`${project}/seeds/actions.ts#restoreSeed`]: {
    needs: "seeds.edit",
    foreign: ({ other }) => ({ number: other.seedNumber, revision: 1, baseRevision: 1 }),
  },
  [`${project}/seeds/actions.ts#setSeedAside`]: {
    needs: "seeds.edit",
    foreign: ({ other }) => ({ number: other.seedNumber }),
  },
  [`${project}/seeds/actions.ts#bringSeedBack`]: {
    needs: "seeds.edit",
    foreign: ({ other }) => ({ number: other.seedNumber }),
  },
  [`${project}/review/setup/actions.ts#keepPolicy`]: { needs: "review.lead" },
  [`${project}/review/setup/actions.ts#keepAssignments`]: {
    needs: "review.lead",
    foreign: ({ other }) => ({ base: [], rows: [{ userId: other.userId, share: 100, category: null, run: null }] }),
  },
  [`${project}/review/setup/actions.ts#keepReasons`]: { needs: "review.lead" },
  [`${project}/review/setup/actions.ts#takeAsKnown`]: {
    needs: "review.lead",
    foreign: ({ other }) => ({ itemId: other.itemId, note: "" }),
  },
  [`${project}/review/setup/actions.ts#retireKnownItem`]: {
    needs: "review.lead",
    foreign: ({ other }) => ({ itemId: other.itemId }),
  },
  [`${project}/review/setup/actions.ts#pauseReviewer`]: {
    needs: "review.lead",
    foreign: ({ other }) => ({ userId: other.userId, paused: true }),
  },
  [`${project}/settings/actions.ts#saveSettings`]: { needs: "project.change" },
  [`${project}/settings/actions.ts#saveBudget`]: { needs: "project.change" },
  [`${project}/settings/actions.ts#setArchived`]: { needs: "project.archive" },
  [`${project}/team/actions.ts#changeMemberRole`]: {
    needs: "members.manage",
    foreign: ({ other }) => ({ userId: other.userId, role: "viewer" }),
  },
  [`${project}/team/actions.ts#createResetLink`]: {
    needs: "members.manage",
    foreign: ({ other }) => ({ userId: other.userId }),
  },
  [`${project}/team/actions.ts#inviteMember`]: { needs: "members.manage" },
  [`${project}/team/actions.ts#leave`]: { needs: "members.leave" },
  [`${project}/team/actions.ts#takeOutMember`]: {
    needs: "members.manage",
    foreign: ({ other }) => ({ userId: other.userId }),
  },
  [`${project}/team/actions.ts#withdrawInvitation`]: {
    needs: "members.manage",
    foreign: ({ other }) => ({ invitationId: other.invitationId }),
  },
};
