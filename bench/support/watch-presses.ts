import type { Page } from "@playwright/test";

declare global {
  interface Window {
    presses: { at: number; painted: number; presented: number }[];
  }
}

/**
 * Measures in the page, from the time stamp that Chromium gives the key press, what somebody waits for who presses A: the later of
 *
 * - the frame in which the next item stands instead of the last having been painted: a task that is put up in that frame runs after it;
 * - the frame after the press having been presented, as Chromium tells it itself (Event Timing, to 8 ms).
 */
export async function watchPresses(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.presses = [];
    performance.setResourceTimingBufferSize(20_000);
    const shown = () =>
      [...document.querySelectorAll("h2")].find((heading) => /^Item [\d,]+$/.test(heading.textContent))?.textContent;
    addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "a") return;
        const before = shown();
        const press = { at: event.timeStamp, painted: Number.NaN, presented: 0 };
        // What is there by the time of the frame is in it.
        const look = () => {
          const now = shown();
          if (now === undefined || now === before) return requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            press.painted = performance.now() - press.at;
            window.presses.push(press);
          };
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      },
      { capture: true },
    );
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name !== "keydown") continue;
        const press = window.presses.find(({ at }) => Math.abs(at - entry.startTime) < 0.5);
        if (press) press.presented = Math.max(press.presented, entry.duration);
      }
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}
