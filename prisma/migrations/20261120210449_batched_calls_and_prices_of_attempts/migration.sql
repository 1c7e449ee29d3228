-- AlterEnum
ALTER TYPE "CallStatus" ADD VALUE 'batched';

-- AlterTable
ALTER TABLE "attempts" ADD COLUMN     "price_id" UUID;


