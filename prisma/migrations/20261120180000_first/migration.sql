-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'annotator', 'curator', 'admin');

-- CreateEnum
CREATE TYPE "Category" AS ENUM ('QA', 'IE', 'GEN', 'OTHER');

-- CreateEnum
CREATE TYPE "SeedStatus" AS ENUM ('draft', 'active', 'archived');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('running', 'paused', 'finished', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "CallStatus" AS ENUM ('planned', 'sent', 'answered', 'settled', 'failed');

-- CreateEnum
CREATE TYPE "CallPurpose" AS ENUM ('expand', 'classify');

-- CreateEnum
CREATE TYPE "ItemOrigin" AS ENUM ('call', 'import', 'corpus');

-- CreateEnum
CREATE TYPE "ItemStatus" AS ENUM ('pending', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('approve', 'reject');

-- CreateEnum
CREATE TYPE "DatasetStatus" AS ENUM ('preparing', 'ready', 'failed');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "is_site_admin" BOOLEAN NOT NULL DEFAULT false,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_resets" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "last_seed_number" INTEGER NOT NULL DEFAULT 0,
    "last_run_number" INTEGER NOT NULL DEFAULT 0,
    "last_dataset_number" INTEGER NOT NULL DEFAULT 0,
    "target_mix" JSONB NOT NULL DEFAULT '{"QA": 22.8, "IE": 33.8, "GEN": 33.5, "OTHER": 10.0}',
    "annotators_may_grow" BOOLEAN NOT NULL DEFAULT true,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "invited_by" UUID NOT NULL,
    "accepted_by" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL,
    "project_id" UUID,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seeds" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "SeedStatus" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "instruction" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "category" "Category",
    "kind" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[],
    "notes" TEXT NOT NULL DEFAULT '',
    "exact_key" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "change_sequence" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seeds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seed_revisions" (
    "id" UUID NOT NULL,
    "seed_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "SeedStatus" NOT NULL,
    "instruction" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "category" "Category",
    "kind" TEXT NOT NULL,
    "tags" TEXT[],
    "notes" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "source" TEXT,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seed_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_endpoints" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "base_url" TEXT,
    "environment" TEXT,
    "sealed_key" TEXT,
    "key_hint" TEXT,
    "refusals" JSONB NOT NULL DEFAULT '{}',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expansion_runs" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "endpoint_name" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "status" "RunStatus" NOT NULL,
    "stop_reason" TEXT,
    "settings" JSONB NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "target" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "malformed" INTEGER NOT NULL DEFAULT 0,
    "rejected_by_rule" JSONB NOT NULL DEFAULT '{}',
    "last_call_number" INTEGER NOT NULL DEFAULT 0,
    "calls_settled" INTEGER NOT NULL DEFAULT 0,
    "calls_failed" INTEGER NOT NULL DEFAULT 0,
    "failures_in_a_row" INTEGER NOT NULL DEFAULT 0,
    "prompt_tokens" BIGINT NOT NULL DEFAULT 0,
    "completion_tokens" BIGINT NOT NULL DEFAULT 0,
    "started_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "running_since" TIMESTAMPTZ(3),
    "ran_before_ms" BIGINT NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "expansion_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_seeds" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "seed_id" UUID NOT NULL,
    "seed_revision_id" UUID NOT NULL,

    CONSTRAINT "run_seeds_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateTable
CREATE TABLE "calls" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" "CallPurpose" NOT NULL,
    "status" "CallStatus" NOT NULL,
    "seed_revision_ids" UUID[],
    "item_id" UUID,
    "request" JSONB,
    "response" TEXT,
    "finish_reason" TEXT,
    "response_model" TEXT,
    "error" TEXT,
    "prompt_tokens" INTEGER,
    "completion_tokens" INTEGER,
    "latency_ms" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "leased_by" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "malformed_parts" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "malformed_parts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rejections" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "run_id" UUID,
    "call_id" UUID,
    "position" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "rule" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "instruction" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "raw_category" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "neighbour_seed_id" UUID,
    "neighbour_item_id" UUID,
    "score" DOUBLE PRECISION,
    "restored_at" TIMESTAMPTZ(3),
    "restored_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rejections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "items" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "change_sequence" BIGINT NOT NULL,
    "origin" "ItemOrigin" NOT NULL,
    "run_id" UUID,
    "call_id" UUID,
    "position" INTEGER,
    "rejection_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "instruction" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "exact_key" TEXT NOT NULL,
    "proposed_category" "Category",
    "raw_category" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "proposal_reason" TEXT NOT NULL DEFAULT '',
    "category" "Category",
    "status" "ItemStatus" NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', left("instruction", 20000)), 'A') ||
        setweight(to_tsvector('english', left("input", 60000)), 'B') ||
        setweight(to_tsvector('english', left("output", 60000)), 'C')) STORED,

    CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_versions" (
    "item_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "instruction" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "output" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "editor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "item_versions_pkey" PRIMARY KEY ("item_id","number")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "item_version" INTEGER NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "category" "Category",
    "reasons" TEXT[],
    "comment" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_leases" (
    "item_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "skipped_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_leases_pkey" PRIMARY KEY ("item_id","user_id")
);

-- CreateTable
CREATE TABLE "dataset_versions" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "status" "DatasetStatus" NOT NULL,
    "item_count" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,
    "manifest" JSONB,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dataset_version_items" (
    "version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,
    "item_version" INTEGER NOT NULL,
    "category" "Category" NOT NULL,

    CONSTRAINT "dataset_version_items_pkey" PRIMARY KEY ("version_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "password_resets_token_hash_key" ON "password_resets"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "projects_slug_key" ON "projects"("slug");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_project_id_created_at_idx" ON "invitations"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_events_project_id_at_idx" ON "audit_events"("project_id", "at");

-- CreateIndex
CREATE INDEX "seeds_project_id_status_number_idx" ON "seeds"("project_id", "status", "number");

-- CreateIndex
CREATE INDEX "seeds_project_id_exact_key_idx" ON "seeds"("project_id", "exact_key");

-- CreateIndex
CREATE INDEX "seeds_project_id_change_sequence_idx" ON "seeds"("project_id", "change_sequence");

-- CreateIndex
CREATE UNIQUE INDEX "seeds_project_id_number_key" ON "seeds"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "seed_revisions_seed_id_number_key" ON "seed_revisions"("seed_id", "number");

-- CreateIndex
CREATE INDEX "model_endpoints_project_id_created_at_idx" ON "model_endpoints"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "expansion_runs_status_idx" ON "expansion_runs"("status");

-- CreateIndex
CREATE UNIQUE INDEX "expansion_runs_project_id_number_key" ON "expansion_runs"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "calls_run_id_purpose_number_key" ON "calls"("run_id", "purpose", "number");

-- CreateIndex
CREATE INDEX "malformed_parts_run_id_idx" ON "malformed_parts"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "malformed_parts_call_id_position_key" ON "malformed_parts"("call_id", "position");

-- CreateIndex
CREATE INDEX "rejections_run_id_rule_sequence_idx" ON "rejections"("run_id", "rule", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "rejections_project_id_sequence_key" ON "rejections"("project_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "rejections_call_id_position_key" ON "rejections"("call_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "items_rejection_id_key" ON "items"("rejection_id");

-- CreateIndex
CREATE INDEX "items_project_id_status_sequence_idx" ON "items"("project_id", "status", "sequence");

-- CreateIndex
CREATE INDEX "items_project_id_category_sequence_idx" ON "items"("project_id", "category", "sequence");

-- CreateIndex
CREATE INDEX "items_project_id_kind_sequence_idx" ON "items"("project_id", "kind", "sequence");

-- CreateIndex
CREATE INDEX "items_project_id_updated_at_sequence_idx" ON "items"("project_id", "updated_at", "sequence");

-- CreateIndex
CREATE INDEX "items_run_id_sequence_idx" ON "items"("run_id", "sequence");

-- CreateIndex
CREATE INDEX "items_project_id_exact_key_idx" ON "items"("project_id", "exact_key");

-- CreateIndex
CREATE INDEX "items_project_id_change_sequence_idx" ON "items"("project_id", "change_sequence");

-- CreateIndex
CREATE UNIQUE INDEX "items_project_id_sequence_key" ON "items"("project_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "items_call_id_position_key" ON "items"("call_id", "position");

-- CreateIndex
CREATE INDEX "decisions_item_id_created_at_idx" ON "decisions"("item_id", "created_at");

-- CreateIndex
CREATE INDEX "decisions_project_id_created_at_idx" ON "decisions"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "decisions_reviewer_id_created_at_idx" ON "decisions"("reviewer_id", "created_at");

-- CreateIndex
CREATE INDEX "comments_item_id_created_at_idx" ON "comments"("item_id", "created_at");

-- CreateIndex
CREATE INDEX "review_leases_project_id_user_id_idx" ON "review_leases"("project_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "dataset_versions_project_id_number_key" ON "dataset_versions"("project_id", "number");

-- AddForeignKey
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seeds" ADD CONSTRAINT "seeds_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seed_revisions" ADD CONSTRAINT "seed_revisions_seed_id_fkey" FOREIGN KEY ("seed_id") REFERENCES "seeds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seed_revisions" ADD CONSTRAINT "seed_revisions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_endpoints" ADD CONSTRAINT "model_endpoints_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expansion_runs" ADD CONSTRAINT "expansion_runs_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expansion_runs" ADD CONSTRAINT "expansion_runs_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "model_endpoints"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expansion_runs" ADD CONSTRAINT "expansion_runs_started_by_fkey" FOREIGN KEY ("started_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_seeds" ADD CONSTRAINT "run_seeds_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "expansion_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calls" ADD CONSTRAINT "calls_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "expansion_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "malformed_parts" ADD CONSTRAINT "malformed_parts_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rejections" ADD CONSTRAINT "rejections_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "items" ADD CONSTRAINT "items_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "items" ADD CONSTRAINT "items_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "calls"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "items" ADD CONSTRAINT "items_rejection_id_fkey" FOREIGN KEY ("rejection_id") REFERENCES "rejections"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_leases" ADD CONSTRAINT "review_leases_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_versions" ADD CONSTRAINT "dataset_versions_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_version_items" ADD CONSTRAINT "dataset_version_items_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "dataset_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema language cannot say.

-- Full-text search over items.
CREATE INDEX "items_search_idx" ON "items" USING GIN ("search");

-- At most one standing decision by item and reviewer.
CREATE UNIQUE INDEX "decisions_standing_key" ON "decisions" ("item_id", "reviewer_id") WHERE "revoked_at" IS NULL;

-- Calls that a worker has to take up: what the sweep looks for.
CREATE INDEX "calls_open_idx" ON "calls" ("run_id", "number") WHERE "status" IN ('planned', 'sent', 'answered');

-- One endpoint by project for each server that the environment names.
CREATE UNIQUE INDEX "model_endpoints_environment_key" ON "model_endpoints" ("project_id", "environment") WHERE "environment" IS NOT NULL;

-- History does not change: revisions, versions, frozen dataset members and the audit log take new rows only.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "seed_revisions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "item_versions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "dataset_version_items" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION refuse_change();
