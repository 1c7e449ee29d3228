"use server";

import { startReplay } from "#lib/expansion/commands/start-replay.ts";
import { replayInput } from "#lib/expansion/replay-schema.ts";
import { memberAction } from "#lib/session/member-action.ts";

export const replay = memberAction("runs.replay", replayInput, startReplay);
