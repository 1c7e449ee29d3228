import { LoadingPlace, Skeleton } from "#components/ui/skeleton.tsx";

/** The place of an item that is being fetched. */
export function ItemSkeleton() {
  return (
    <LoadingPlace className="mx-auto flex w-full max-w-[calc(68ch*1.2857)] flex-col gap-4">
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-16" />
      <Skeleton className="h-40" />
      <Skeleton className="h-32" />
    </LoadingPlace>
  );
}
