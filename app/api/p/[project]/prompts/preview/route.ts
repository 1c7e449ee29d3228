import { templatePreviewInput } from "#lib/expansion/prompts/template-schema.ts";
import { previewTemplate } from "#lib/expansion/queries/preview-template.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** A template as a call would send it. A handler: it must not wait behind the editor's actions. */
export const POST = memberRoute("prompts.view", async (member, request) =>
  Response.json(await previewTemplate(member, await readInput(request, templatePreviewInput))),
);
