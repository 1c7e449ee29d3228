-- AlterTable
ALTER TABLE "review_leases" ADD COLUMN     "place" INTEGER;



-- The random order of the queue: items that wait in 1,024 lots, which each seed draws in another order.
CREATE INDEX "items_pending_lot_idx" ON "items" ("project_id", (hashint8extended("sequence", 0) & 1023)) WHERE "status" = 'pending';
-- What waits for more reviewers: where reviewers still have something of their own among what waits.
CREATE INDEX "items_begun_idx" ON "items" ("project_id", "sequence") WHERE "status" = 'pending' AND "given" > 0;
