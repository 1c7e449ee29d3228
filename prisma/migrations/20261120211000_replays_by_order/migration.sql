-- A replay goes through a run's calls in the order of their admissions, and through later versions of texts in that of their saving.
CREATE INDEX "calls_settled_idx" ON "calls" ("run_id", "settled_from", "id") WHERE "status" = 'settled' AND "purpose" = 'expand';
CREATE INDEX "item_versions_edits_idx" ON "item_versions" ("sequence", "item_id", "number") WHERE "number" > 1;
-- One replay, or one what-if, of a run at a time.
CREATE UNIQUE INDEX "replays_open_key" ON "replays" ("run_id", (COALESCE(md5("rules"::text), ''))) WHERE "status" IN ('waiting', 'running');
CREATE INDEX "replays_open_idx" ON "replays" ("id") WHERE "status" IN ('waiting', 'running');

-- Where calls that brought no candidate stood among the others is not known of those that are settled: first.
UPDATE "calls" SET "settled_from" = 0 WHERE "status" = 'settled' AND "purpose" = 'expand' AND "settled_from" IS NULL;
-- Runs cancelled so far: after that number all their candidates were turned away.
UPDATE "expansion_runs" r SET "cancel_sequence" = COALESCE(
    (SELECT min(j."sequence") - 1 FROM "rejections" j WHERE j."run_id" = r."id" AND j."rule" = 'runCancelled'),
    (SELECT p."sequence" FROM "projects" p WHERE p."id" = r."project_id"))
WHERE r."status" = 'cancelled' AND r."cancel_sequence" IS NULL;
