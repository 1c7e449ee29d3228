"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SearchBox } from "#components/data-table/search-box.tsx";
import type { UrlChanges } from "#components/data-table/url-state.ts";
import { announce } from "#components/ui/announce.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { cutForAddress } from "./cut-for-address.ts";

/** As long as a query of words may be. */
const longestQuery = 200;

/** The search box of the items: by words, or by similarity to a text that is typed or pasted in. */
export function ItemSearch({
  words,
  similar,
  onSearch,
}: {
  /** What is searched for now. */
  words: string;
  similar: string;
  onSearch: (changes: UrlChanges) => void;
}) {
  const t = useTranslations("items");
  const [mode, setMode] = useState<"words" | "similar">(similar === "" ? "words" : "similar");
  const [cut, setCut] = useState<{ text: string; given: number } | null>(null);

  // The address changed from outside (Back, a link): what it asks for is what the box shows.
  const [seen, setSeen] = useState({ words, similar });
  if (seen.words !== words || seen.similar !== similar) {
    setSeen({ words, similar });
    if (similar !== "" && seen.similar === "") setMode("similar");
    if (similar === "" && words !== "") setMode("words");
  }

  function searchBySimilarity(given: string) {
    const text = cutForAddress(given);
    setCut(text === given ? null : { text, given: given.length });
    if (text !== given) announce(t("similar.cut", { kept: text.length, given: given.length }));
    onSearch({ similar: text, like: null, likeSeed: null });
  }

  function change(next: "words" | "similar") {
    setMode(next);
    // What was looked for goes along.
    if (next === "similar" && words !== "") onSearch({ q: null, similar: words, like: null, likeSeed: null });
    if (next === "words" && similar !== "") onSearch({ q: similar.slice(0, longestQuery), similar: null });
  }

  return (
    <>
      <Segmented
        label={t("filter.searchBy")}
        value={mode}
        options={[
          { value: "words", label: t("filter.words") },
          { value: "similar", label: t("filter.similar") },
        ]}
        onChange={change}
      />
      {mode === "words" ? (
        <SearchBox key="words" label={t("filter.search")} value={words} onSearch={(q) => onSearch({ q })} />
      ) : (
        <SearchBox
          key="similar"
          label={t("filter.searchSimilar")}
          value={similar}
          onSearch={searchBySimilarity}
          delay={600}
          className="basis-80 sm:max-w-xl"
        />
      )}
      {mode === "similar" && cut !== null && cut.text === similar ? (
        <p className="order-last basis-full text-sm text-warning">
          {t("similar.cut", { kept: cut.text.length, given: cut.given })}
        </p>
      ) : null}
    </>
  );
}
