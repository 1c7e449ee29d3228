import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";

/** The place of a list that loads. Inside the page and not around it, so that who may not see it is told so by the status. */
export function ListSkeleton() {
  return (
    <LoadingPlace className="flex flex-col gap-2">
      {Array.from({ length: 8 }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <Skeleton key={line} className="h-9" />
      ))}
    </LoadingPlace>
  );
}
