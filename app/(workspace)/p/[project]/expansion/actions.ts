"use server";

import { z } from "zod";
import { spendCapInput } from "#lib/expansion/budget-schema.ts";
import { changeSpendCap } from "#lib/expansion/commands/change-spend-cap.ts";
import { cancelRun, pauseRun, resumeRun } from "#lib/expansion/commands/control-run.ts";
import { forgetRefusals } from "#lib/expansion/commands/forget-refusals.ts";
import { restoreRejection } from "#lib/expansion/commands/restore-rejection.ts";
import { restoreRejections } from "#lib/expansion/commands/restore-rejections.ts";
import { archiveEndpoint, saveEndpoint } from "#lib/expansion/commands/save-endpoint.ts";
import { savePrice, withdrawPrice } from "#lib/expansion/commands/save-price.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { startItemRun } from "#lib/expansion/commands/start-item-run.ts";
import { endpointInput, endpointRef } from "#lib/expansion/endpoint-schema.ts";
import { startItemRunInput } from "#lib/expansion/item-run-schema.ts";
import { restoreManyInput } from "#lib/expansion/ledger-filter-schema.ts";
import { priceInput, priceRef } from "#lib/expansion/price-schema.ts";
import { runRef, startInput } from "#lib/expansion/schema.ts";
import { testConnection } from "#lib/expansion/test-connection.ts";
import { memberAction } from "#lib/session/member-action.ts";

export const startRun = memberAction("runs.start", startInput, (member, { requestId, settings }) =>
  startExpansion(member, settings, requestId),
);

export const startItems = memberAction("runs.start", startItemRunInput, (member, { requestId, run }) =>
  startItemRun(member, run, requestId),
);

export const pause = memberAction("runs.control", runRef, (member, { number }) => pauseRun(member, number));

export const resume = memberAction("runs.control", runRef, (member, { number }) => resumeRun(member, number));

export const cancel = memberAction("runs.control", runRef, (member, { number }) => cancelRun(member, number));

export const restore = memberAction("rejections.restore", z.object({ id: z.uuid() }), (member, { id }) =>
  restoreRejection(member, id),
);

export const restoreMany = memberAction("rejections.restore", restoreManyInput, restoreRejections);

export const keepEndpoint = memberAction("endpoints.manage", endpointInput, saveEndpoint);

export const retireEndpoint = memberAction("endpoints.manage", endpointRef, (member, { id }) =>
  archiveEndpoint(member, id),
);

export const forgetEndpointRefusals = memberAction("endpoints.manage", endpointRef, (member, { id }) =>
  forgetRefusals(member, id),
);

export const tryEndpoint = memberAction("endpoints.view", endpointRef, (member, { id }) => testConnection(member, id));

export const changeCap = memberAction("runs.spend", spendCapInput, changeSpendCap);

export const enterPrice = memberAction("prices.manage", priceInput, savePrice);

export const takePriceAway = memberAction("prices.manage", priceRef, withdrawPrice);
