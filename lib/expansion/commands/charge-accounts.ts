import { Prisma } from "#lib/platform/db.ts";

/**
 * The part of a statement that books what attempts changed: on the run's account, on the month's, and in the spending by day.
 * Expects a CTE `delta` with run_id, project_id, day, endpoint_id, model, purpose, reserved and spent (picodollars to add),
 * attempts, unpriced, input_tokens, cached_tokens and output_tokens (to add), any number of rows for the same key.
 */
export const bookDelta = Prisma.sql`
  booked_runs AS (
    UPDATE run_accounts SET reserved = run_accounts.reserved + d.reserved, spent = run_accounts.spent + d.spent
    FROM (SELECT run_id, sum(reserved)::bigint AS reserved, sum(spent)::bigint AS spent FROM delta GROUP BY run_id) d
    WHERE run_accounts.run_id = d.run_id
    RETURNING 1
  ), booked_months AS (
    INSERT INTO month_accounts (project_id, month, spent, reserved)
    SELECT project_id, date_trunc('month', day)::date, sum(spent)::bigint, sum(reserved)::bigint FROM delta
    -- After the runs: parts of a statement that nothing binds run in any order, and two would wait for each other's rows.
    WHERE (SELECT count(*) FROM booked_runs) >= 0 GROUP BY 1, 2
    ON CONFLICT (project_id, month) DO UPDATE SET spent = month_accounts.spent + excluded.spent, reserved = month_accounts.reserved + excluded.reserved
    RETURNING 1
  ), booked_days AS (
    INSERT INTO spending (project_id, run_id, day, endpoint_id, model, purpose, attempts, unpriced, input_tokens, cached_tokens, output_tokens, charged)
    SELECT project_id, run_id, day, endpoint_id, model, purpose, sum(attempts)::int, sum(unpriced)::int, sum(input_tokens)::bigint,
      sum(cached_tokens)::bigint, sum(output_tokens)::bigint, sum(spent)::bigint
    FROM delta WHERE (SELECT count(*) FROM booked_months) >= 0 AND (attempts <> 0 OR spent <> 0 OR input_tokens <> 0 OR output_tokens <> 0) GROUP BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (run_id, day, endpoint_id, model, purpose) DO UPDATE SET
      attempts = spending.attempts + excluded.attempts, unpriced = spending.unpriced + excluded.unpriced,
      input_tokens = spending.input_tokens + excluded.input_tokens, cached_tokens = spending.cached_tokens + excluded.cached_tokens,
      output_tokens = spending.output_tokens + excluded.output_tokens, charged = spending.charged + excluded.charged
  )`;
