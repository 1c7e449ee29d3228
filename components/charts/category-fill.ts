import type { Category } from "#components/ui/category-badge.tsx";

/** A category's colour in charts: the Okabe-Ito colour nearest to its hue on badges. */
export const categoryFill: Record<Category, string> = {
  QA: "fill-chart-blue",
  IE: "fill-chart-green",
  GEN: "fill-chart-purple",
  OTHER: "fill-chart-grey",
};
