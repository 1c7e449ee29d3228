"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { LiveRegion } from "#components/ui/live-region.tsx";
import { NonceProvider } from "./nonce-provider.tsx";

/**
 * What every page stands in: the nonce, the theme (the system's until the reader chooses; `data-theme` on the root
 * element), tooltips, and the live region that announce() speaks through.
 */
export function ThemeProvider({ nonce, children }: { nonce?: string | undefined; children: ReactNode }) {
  return (
    <NonceProvider nonce={nonce}>
      <NextThemes
        attribute="data-theme"
        defaultTheme="system"
        enableSystem
        disableTransitionOnChange
        storageKey="seedbed-theme"
        {...(nonce === undefined ? {} : { nonce })}
      >
        <Tooltip.Provider delayDuration={400} skipDelayDuration={150}>
          {children}
          <LiveRegion />
        </Tooltip.Provider>
      </NextThemes>
    </NonceProvider>
  );
}
