import { LoaderCircle } from "lucide-react";
import { cn } from "./class-names.ts";

/** Sign that something is under way. Decoration: whoever shows it says so in words or with aria-busy. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden="true" className={cn("size-4 animate-spin", className)} />;
}
