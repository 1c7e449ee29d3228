"use client";

import { useEffect, useState } from "react";
import { askServer } from "#components/items/ask-server.ts";
import { NeighbourList } from "#components/items/neighbour-list.tsx";
import type { NeighbourTask } from "#lib/items/queries/list-neighbours.ts";

/** What is most like the item. It comes after the page: the first look in a large project takes a while. */
export function ItemNeighbours({ api, home }: { api: string; home: string }) {
  const [neighbours, setNeighbours] = useState<readonly NeighbourTask[] | "loading" | "failed">("loading");
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let wanted = true;
    void askServer<NeighbourTask[]>(`${api}/neighbours`).then((answer) => {
      if (wanted) setNeighbours(answer.ok ? answer.value : "failed");
    });
    return () => {
      wanted = false;
    };
  }, [api, attempt]);

  function retry() {
    setNeighbours("loading");
    setAttempt(attempt + 1);
  }
  return <NeighbourList neighbours={neighbours} onRetry={retry} projectPath={home} />;
}
