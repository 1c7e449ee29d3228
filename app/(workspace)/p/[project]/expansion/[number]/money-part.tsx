import { RunMoney } from "#components/costs/run-money.tsx";
import type { RunView } from "#lib/expansion/run-view.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { changeCap } from "../actions.ts";

/** What a run cost, and for who may decide on it the way to its cap. */
export function MoneyPart({ member, run }: { member: Member; run: RunView }) {
  const { slug } = member.project;
  return (
    <RunMoney
      practice={run.practice}
      changeCap={may(member, "runs.spend") ? changeCap.bind(null, slug) : null}
      pricesHref={may(member, "endpoints.view") ? `/p/${slug}/expansion/endpoints` : null}
    />
  );
}
