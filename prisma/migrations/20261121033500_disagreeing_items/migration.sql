-- Where an adjudicator settles every item, those whose reviewers disagree are few among many that wait.
CREATE INDEX "items_disagreeing_idx" ON "items" ("project_id", "sequence") WHERE "disputed" AND "disagreement" > 0;
