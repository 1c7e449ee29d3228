import account from "./account.json" with { type: "json" };
import agreement from "./agreement.json" with { type: "json" };
import batches from "./batches.json" with { type: "json" };
import comments from "./comments.json" with { type: "json" };
import costs from "./costs.json" with { type: "json" };
import datasets from "./datasets.json" with { type: "json" };
import disagreements from "./disagreements.json" with { type: "json" };
import duplicates from "./duplicates.json" with { type: "json" };
import errors from "./errors.json" with { type: "json" };
import expansion from "./expansion.json" with { type: "json" };
import guidelines from "./guidelines.json" with { type: "json" };
import itemRuns from "./itemRuns.json" with { type: "json" };
import items from "./items.json" with { type: "json" };
import itemText from "./itemText.json" with { type: "json" };
import overview from "./overview.json" with { type: "json" };
import prompts from "./prompts.json" with { type: "json" };
import replay from "./replay.json" with { type: "json" };
import review from "./review.json" with { type: "json" };
import reviewSetup from "./reviewSetup.json" with { type: "json" };
import runs from "./runs.json" with { type: "json" };
import seeds from "./seeds.json" with { type: "json" };
import shell from "./shell.json" with { type: "json" };
import team from "./team.json" with { type: "json" };
import ui from "./ui.json" with { type: "json" };

/** Every text of the interface, by area. */
export const messages = {
  account,
  agreement,
  batches,
  comments,
  costs,
  datasets,
  disagreements,
  duplicates,
  errors,
  expansion,
  guidelines,
  itemRuns,
  items,
  itemText,
  overview,
  prompts,
  replay,
  review,
  reviewSetup,
  runs,
  seeds,
  shell,
  team,
  ui,
};
