/** A batch as OpenAI's API describes it. Times are seconds since 1970. */
export interface Batch {
  id: string;
  object: "batch";
  endpoint: string;
  model: string | null;
  errors: { object: "list"; data: LineError[] } | null;
  input_file_id: string;
  completion_window: string;
  status: "validating" | "failed" | "in_progress" | "finalizing" | "completed" | "expired" | "cancelling" | "cancelled";
  output_file_id: string | null;
  error_file_id: string | null;
  created_at: number;
  in_progress_at: number | null;
  expires_at: number;
  finalizing_at: number | null;
  completed_at: number | null;
  failed_at: number | null;
  expired_at: number | null;
  cancelling_at: number | null;
  cancelled_at: number | null;
  request_counts: { total: number; completed: number; failed: number };
  metadata: Record<string, string> | null;
}

/** What is wrong with a line of an input file. */
export interface LineError {
  code: string;
  message: string;
  param: string | null;
  line: number | null;
}

/** Now, in seconds since 1970. */
export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
