"use client";

import { useEffect } from "react";

/** Keeps which project this browser showed last, so that "/" leads back to it. */
export function RememberProject({ slug }: { slug: string }) {
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain HTTP
    document.cookie = `seedbed-project=${encodeURIComponent(slug)}; path=/; max-age=31536000; samesite=lax`;
  }, [slug]);
  return null;
}
