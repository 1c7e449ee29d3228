"use client";

import { type ReactNode, useState } from "react";
import { NonceContext } from "#components/ui/nonce.ts";

/**
 * Hands the nonce of the page's content policy to what writes style elements: the scroll lock of dialogs and menus
 * (it asks the global name, as bundlers set it) and Radix's select (by context). The first nonce stays: the policy
 * in force is that of the document, however many later responses carry nonces of their own.
 */
export function NonceProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [first] = useState(() => {
    if (nonce && typeof window !== "undefined") Object.assign(globalThis, { __webpack_nonce__: nonce });
    return nonce;
  });
  return <NonceContext value={first}>{children}</NonceContext>;
}
