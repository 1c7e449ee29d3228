"use client";

import { createContext } from "react";

/** The nonce of the page's content policy, for the few parts that write a style element. */
export const NonceContext = createContext<string | undefined>(undefined);
