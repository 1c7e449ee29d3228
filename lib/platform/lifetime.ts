/**
 * Ends this process in an orderly way, once: at SIGINT or SIGTERM, and when the parent that started it is gone (its
 * message channel closes, which the system does even when the parent is killed).
 * @param stop finishes or hands back what is under way. The process exits when it is done, and in any case after
 *   10 seconds; after 4 where the parent is gone, for whoever starts next waits for it.
 */
export function endInOrder(stop: () => Promise<void>): void {
  let ending = false;
  const end = (withinMs: number) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), withinMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", () => end(10_000));
  process.on("SIGTERM", () => end(10_000));
  process.on("disconnect", () => end(4_000));
  // The parent may have gone before we listened.
  if (process.send && !process.connected) end(4_000);
}
