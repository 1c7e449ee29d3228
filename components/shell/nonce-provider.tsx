"use client";

import { type ReactNode, useState } from "react";

/**
 * Hands the nonce of the page's content policy to what writes style elements: the scroll lock of dialogs, which asks
 * for it under the global name that bundlers use. It is set before any dialog can open. The first nonce stays: the
 * policy in force is that of the document, however many later responses carry nonces of their own.
 */
export function NonceProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  useState(() => {
    if (nonce && typeof window !== "undefined") Object.assign(globalThis, { __webpack_nonce__: nonce });
    return nonce;
  });
  return children;
}
