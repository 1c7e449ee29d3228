-- Why a run stopped, as a code.
ALTER TABLE "expansion_runs" ADD COLUMN     "stop_code" TEXT;
