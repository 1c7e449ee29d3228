-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('review', 'known', 'adjudication');

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "resolved_at" TIMESTAMPTZ(3),
ADD COLUMN     "resolved_by" UUID;

-- AlterTable
ALTER TABLE "decisions" ADD COLUMN     "blind" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "duration" INTEGER,
ADD COLUMN     "guideline" INTEGER,
ADD COLUMN     "kind" "DecisionKind" NOT NULL DEFAULT 'review',
ADD COLUMN     "right" BOOLEAN,
ADD COLUMN     "suggestions" BOOLEAN;

-- AlterTable
ALTER TABLE "items" ADD COLUMN     "disagreement" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "disputed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "given" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "policy" INTEGER,
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "uncertainty" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "wanted" SMALLINT;

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "reject_reasons" JSONB,
ADD COLUMN     "review_policy" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "comment_mentions" (
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_mentions_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "review_policies" (
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_policies_pkey" PRIMARY KEY ("project_id","number")
);

-- CreateTable
CREATE TABLE "review_assignments" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "share" INTEGER NOT NULL,
    "category" "Category",
    "run_id" UUID,
    "position" INTEGER NOT NULL,

    CONSTRAINT "review_assignments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviewers" (
    "project_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "served" INTEGER NOT NULL DEFAULT 0,
    "served_known" INTEGER NOT NULL DEFAULT 0,
    "paused_at" TIMESTAMPTZ(3),
    "checked_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reviewers_pkey" PRIMARY KEY ("project_id","user_id")
);

-- CreateTable
CREATE TABLE "known_items" (
    "item_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "category" "Category",
    "note" TEXT NOT NULL DEFAULT '',
    "marked_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "known_items_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "guidelines" (
    "project_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guidelines_pkey" PRIMARY KEY ("project_id","number")
);

-- CreateIndex
CREATE INDEX "comment_mentions_project_id_user_id_seen_at_idx" ON "comment_mentions"("project_id", "user_id", "seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "review_assignments_project_id_position_key" ON "review_assignments"("project_id", "position");

-- CreateIndex
CREATE INDEX "known_items_project_id_retired_at_idx" ON "known_items"("project_id", "retired_at");

-- CreateIndex
CREATE INDEX "comments_project_id_created_at_id_idx" ON "comments"("project_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_resolved_by_fkey" FOREIGN KEY ("resolved_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_policies" ADD CONSTRAINT "review_policies_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_assignments" ADD CONSTRAINT "review_assignments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_assignments" ADD CONSTRAINT "review_assignments_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "expansion_runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewers" ADD CONSTRAINT "reviewers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_items" ADD CONSTRAINT "known_items_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_items" ADD CONSTRAINT "known_items_marked_by_fkey" FOREIGN KEY ("marked_by") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidelines" ADD CONSTRAINT "guidelines_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What was decided before there were policies was decided by one reviewer, the first.
WITH first AS (
  SELECT DISTINCT ON (item_id) id, item_id, created_at FROM decisions WHERE revoked_at IS NULL ORDER BY item_id, created_at, id
), counted AS (
  UPDATE decisions SET counted = true FROM first WHERE decisions.id = first.id
)
UPDATE items SET policy = 0, wanted = 1, given = 1, settled_at = first.created_at FROM first WHERE items.id = first.item_id;

-- At most one standing decision by item and reviewer, and one standing adjudication by item.
DROP INDEX "decisions_standing_key";
CREATE UNIQUE INDEX "decisions_standing_key" ON "decisions" ("item_id", "reviewer_id") WHERE "revoked_at" IS NULL AND "kind" <> 'adjudication';
CREATE UNIQUE INDEX "decisions_standing_adjudication_key" ON "decisions" ("item_id") WHERE "revoked_at" IS NULL AND "kind" = 'adjudication';
CREATE INDEX "decisions_known_idx" ON "decisions" ("project_id", "reviewer_id", "created_at") WHERE "kind" = 'known';

-- Orders of the queue. Most items disagree and are unsure in nothing: those two hold only what is.
DROP INDEX "items_pending_run_idx";
CREATE INDEX "items_pending_run_idx" ON "items" ("project_id", "run_id", "sequence") WHERE "status" = 'pending';
CREATE INDEX "items_disagreed_idx" ON "items" ("project_id", "disagreement" DESC, "sequence") WHERE "status" = 'pending' AND "disagreement" > 0;
CREATE INDEX "items_uncertain_idx" ON "items" ("project_id", "uncertainty" DESC, "sequence") WHERE "status" = 'pending' AND "uncertainty" > 0;
CREATE INDEX "items_disputed_idx" ON "items" ("project_id", "sequence") WHERE "disputed";
CREATE INDEX "comments_open_idx" ON "comments" ("project_id", "created_at", "id") WHERE "resolved_at" IS NULL;

-- An item without a proposed category is as unsure as can be.
UPDATE items SET uncertainty = 1 WHERE status = 'pending' AND proposed_category IS NULL;

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "review_policies" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "guidelines" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A number in [0, 1) for an item, as good as random and always the same; each salt draws anew.
CREATE FUNCTION spread(sequence bigint, salt bigint) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (hashint8extended(sequence, salt) & 4294967295)::double precision / 4294967296;
