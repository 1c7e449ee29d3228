-- CreateEnum
CREATE TYPE "AttemptState" AS ENUM ('open', 'done', 'lost');

-- CreateEnum
CREATE TYPE "BatchStatus" AS ENUM ('preparing', 'submitted', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "ReplayStatus" AS ENUM ('waiting', 'running', 'done', 'failed');

-- AlterEnum
ALTER TYPE "CallPurpose" ADD VALUE 'answer';

-- AlterTable: the request of a call moves to its attempt, below.
ALTER TABLE "calls"
ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "cached_tokens" INTEGER,
ADD COLUMN     "endpoint_id" UUID,
ADD COLUMN     "model" TEXT,
ADD COLUMN     "settled_from" BIGINT,
ADD COLUMN     "shown_items" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "steering" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "expansion_runs" ADD COLUMN     "cancel_sequence" BIGINT,
ADD COLUMN     "prompt_version_id" UUID,
ADD COLUMN     "purpose" "CallPurpose" NOT NULL DEFAULT 'expand',
ADD COLUMN     "recent_outcomes" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "item_versions" ADD COLUMN     "sequence" BIGINT;
ALTER TABLE "item_versions" DISABLE TRIGGER "append_only";
-- Of a version between the first and the last only the item's age is known.
UPDATE "item_versions" v SET "sequence" = CASE WHEN v."number" = i."version" THEN i."change_sequence" ELSE i."sequence" END
FROM "items" i WHERE i."id" = v."item_id";
ALTER TABLE "item_versions" ENABLE TRIGGER "append_only";
ALTER TABLE "item_versions" ALTER COLUMN "sequence" SET NOT NULL;

-- AlterTable
ALTER TABLE "model_endpoints" ADD COLUMN     "batches" BOOLEAN;

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "monthly_budget" BIGINT;

-- AlterTable
ALTER TABLE "run_seeds" ADD COLUMN     "accepted" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "shown" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "turned_away" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "seed_revisions" ADD COLUMN     "sequence" BIGINT;
ALTER TABLE "seed_revisions" DISABLE TRIGGER "append_only";
UPDATE "seed_revisions" v SET "sequence" = CASE WHEN v."number" = s."revision" THEN s."change_sequence" ELSE s."sequence" END
FROM "seeds" s WHERE s."id" = v."seed_id";
ALTER TABLE "seed_revisions" ENABLE TRIGGER "append_only";
ALTER TABLE "seed_revisions" ALTER COLUMN "sequence" SET NOT NULL;

-- CreateTable
CREATE TABLE "run_items" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "run_items_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateTable
CREATE TABLE "run_accounts" (
    "run_id" UUID NOT NULL,
    "cap" BIGINT,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "reserved" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "run_accounts_pkey" PRIMARY KEY ("run_id")
);

-- CreateTable
CREATE TABLE "month_accounts" (
    "project_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "reserved" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "month_accounts_pkey" PRIMARY KEY ("project_id","month")
);

-- CreateTable
CREATE TABLE "spending" (
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "purpose" "CallPurpose" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "unpriced" INTEGER NOT NULL DEFAULT 0,
    "input_tokens" BIGINT NOT NULL DEFAULT 0,
    "cached_tokens" BIGINT NOT NULL DEFAULT 0,
    "output_tokens" BIGINT NOT NULL DEFAULT 0,
    "charged" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "spending_pkey" PRIMARY KEY ("run_id","day","endpoint_id","model","purpose")
);

-- CreateTable
CREATE TABLE "model_prices" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "input" BIGINT NOT NULL,
    "cached_input" BIGINT NOT NULL,
    "output" BIGINT NOT NULL,
    "batch_share" INTEGER NOT NULL DEFAULT 50,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "entered_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_prices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endpoint_pace" (
    "endpoint_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "ceiling" DOUBLE PRECISION,
    "blocked_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "endpoint_pace_pkey" PRIMARY KEY ("endpoint_id","model")
);

-- CreateTable
CREATE TABLE "batches" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "BatchStatus" NOT NULL,
    "provider_id" TEXT,
    "input_file_id" TEXT,
    "output_file_id" TEXT,
    "error_file_id" TEXT,
    "state" TEXT,
    "call_count" INTEGER NOT NULL,
    "completed" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_look_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_by" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_templates" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "purpose" "CallPurpose" NOT NULL,
    "name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_versions" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "system" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replays" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "rules" JSONB,
    "status" "ReplayStatus" NOT NULL DEFAULT 'waiting',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "started_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "replays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "state" "AttemptState" NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "http_status" INTEGER,
    "error" TEXT,
    "request" JSONB NOT NULL,
    "response" TEXT,
    "input_bound" INTEGER NOT NULL,
    "output_bound" INTEGER NOT NULL,
    "reserved" BIGINT,
    "charged" BIGINT,
    "input_tokens" INTEGER,
    "cached_tokens" INTEGER,
    "output_tokens" INTEGER,
    "latency_ms" INTEGER,
    "worker" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposals" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "item_version" INTEGER NOT NULL,
    "run_id" UUID,
    "call_id" UUID,
    "model" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "category" "Category",
    "raw_category" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "proposals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_answers" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "item_version" INTEGER NOT NULL,
    "run_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "second_answers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "spending_project_id_day_idx" ON "spending"("project_id", "day");

-- CreateIndex
CREATE INDEX "model_prices_endpoint_id_model_created_at_idx" ON "model_prices"("endpoint_id", "model", "created_at");

-- CreateIndex
CREATE INDEX "model_prices_project_id_idx" ON "model_prices"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "batches_run_id_number_key" ON "batches"("run_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_templates_project_id_purpose_name_key" ON "prompt_templates"("project_id", "purpose", "name");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_versions_template_id_number_key" ON "prompt_versions"("template_id", "number");

-- CreateIndex
CREATE INDEX "replays_run_id_created_at_idx" ON "replays"("run_id", "created_at");

-- CreateIndex
CREATE INDEX "attempts_run_id_started_at_id_idx" ON "attempts"("run_id", "started_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "attempts_call_id_number_key" ON "attempts"("call_id", "number");

-- CreateIndex
CREATE INDEX "proposals_item_id_created_at_idx" ON "proposals"("item_id", "created_at");

-- CreateIndex
CREATE INDEX "proposals_run_id_idx" ON "proposals"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposals_call_id_item_id_key" ON "proposals"("call_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "second_answers_call_id_key" ON "second_answers"("call_id");

-- CreateIndex
CREATE INDEX "second_answers_item_id_created_at_idx" ON "second_answers"("item_id", "created_at");

-- CreateIndex
CREATE INDEX "second_answers_run_id_idx" ON "second_answers"("run_id");

-- CreateIndex
CREATE INDEX "calls_batch_id_idx" ON "calls"("batch_id");

-- AddForeignKey
ALTER TABLE "run_items" ADD CONSTRAINT "run_items_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "expansion_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_accounts" ADD CONSTRAINT "run_accounts_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "expansion_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batches" ADD CONSTRAINT "batches_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "expansion_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_templates" ADD CONSTRAINT "prompt_templates_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_versions" ADD CONSTRAINT "prompt_versions_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "prompt_templates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_answers" ADD CONSTRAINT "second_answers_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What stands in calls so far: their endpoint and model, where their admissions began, and their request as an attempt.
UPDATE "calls" c SET "endpoint_id" = r."endpoint_id", "model" = r."model" FROM "expansion_runs" r WHERE r."id" = c."run_id";
ALTER TABLE "calls" ALTER COLUMN "endpoint_id" SET NOT NULL, ALTER COLUMN "model" SET NOT NULL;
UPDATE "calls" c SET "settled_from" = a."first" - 1 FROM (
    SELECT "call_id", min("sequence") AS "first" FROM (
        SELECT "call_id", "sequence" FROM "items" WHERE "rejection_id" IS NULL AND "call_id" IS NOT NULL
        UNION ALL SELECT "call_id", "sequence" FROM "rejections" WHERE "call_id" IS NOT NULL) "admitted" GROUP BY "call_id"
) a WHERE a."call_id" = c."id";
INSERT INTO "attempts" ("id", "project_id", "run_id", "call_id", "number", "endpoint_id", "model", "state", "outcome", "request",
    "input_bound", "output_bound", "charged", "input_tokens", "output_tokens", "latency_ms", "worker", "day", "started_at", "ended_at")
SELECT gen_random_uuid(), "project_id", "run_id", "id", GREATEST("attempts", 1), "endpoint_id", "model", 'done', 'answered', "request",
    0, 0, 0, "prompt_tokens", "completion_tokens", "latency_ms", '', ("answered_at" AT TIME ZONE 'UTC')::date, "answered_at", "answered_at"
FROM "calls" WHERE "request" IS NOT NULL AND "answered_at" IS NOT NULL;
ALTER TABLE "calls" DROP COLUMN "request";
INSERT INTO "run_accounts" ("run_id") SELECT "id" FROM "expansion_runs";
INSERT INTO "spending" ("project_id", "run_id", "day", "endpoint_id", "model", "purpose", "attempts", "unpriced", "input_tokens", "output_tokens")
SELECT a."project_id", a."run_id", a."day", a."endpoint_id", a."model", c."purpose", count(*), count(*),
    COALESCE(sum(a."input_tokens"), 0), COALESCE(sum(a."output_tokens"), 0)
FROM "attempts" a JOIN "calls" c ON c."id" = a."call_id" GROUP BY 1, 2, 3, 4, 5, 6;
UPDATE "run_seeds" s SET "shown" = c."shown" FROM (
    SELECT "run_id", "revision_id", count(*) AS "shown" FROM "calls", unnest("seed_revision_ids") AS "revision_id"
    WHERE "purpose" = 'expand' GROUP BY 1, 2
) c WHERE c."run_id" = s."run_id" AND c."revision_id" = s."seed_revision_id";
UPDATE "run_seeds" s SET "accepted" = c."accepted", "turned_away" = c."turned_away" FROM (
    SELECT c."run_id", "revision_id",
        sum((SELECT count(*) FROM "items" i WHERE i."call_id" = c."id" AND i."rejection_id" IS NULL)) AS "accepted",
        sum((SELECT count(*) FROM "rejections" j WHERE j."call_id" = c."id") + (SELECT count(*) FROM "malformed_parts" m WHERE m."call_id" = c."id")) AS "turned_away"
    FROM "calls" c, unnest(c."seed_revision_ids") AS "revision_id" WHERE c."purpose" = 'expand' AND c."status" = 'settled' GROUP BY 1, 2
) c WHERE c."run_id" = s."run_id" AND c."revision_id" = s."seed_revision_id";

-- The open calls of a run by number, those that wait apart from those under way.
DROP INDEX "calls_open_idx";
CREATE INDEX "calls_open_idx" ON "calls" ("run_id", "status", "number") WHERE "status" IN ('planned', 'sent', 'answered');
-- Attempts that nobody has ended yet.
CREATE INDEX "attempts_open_idx" ON "attempts" ("run_id") WHERE "state" = 'open';

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "prompt_versions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "model_prices" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "proposals" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "second_answers" FOR EACH ROW EXECUTE FUNCTION refuse_change();
