/** Longer than anybody reads one item. */
const longest = 3_600_000;

/** Measures for how long an item was in sight: only while the page is visible, an hour at most. Times in milliseconds. */
export class SightClock {
  readonly #now: () => number;
  #itemId: string | null = null;
  #seen = 0;
  /** Since when it is in sight, null while it is not. */
  #since: number | null = null;
  #visible: boolean;

  constructor(now: () => number, visible: boolean) {
    this.#now = now;
    this.#visible = visible;
  }

  /** An item comes in sight; the same one again goes on. */
  look(itemId: string | null): void {
    if (itemId === this.#itemId) return;
    this.#itemId = itemId;
    this.#seen = 0;
    this.#since = this.#visible ? this.#now() : null;
  }

  /** The page comes in sight, or is hidden. */
  show(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#seen = this.#total();
    this.#visible = visible;
    this.#since = visible ? this.#now() : null;
  }

  /** For how long the item was in sight, in whole milliseconds; 0 for one that is not. */
  elapsed(itemId: string): number {
    return itemId === this.#itemId ? Math.min(longest, Math.max(0, Math.round(this.#total()))) : 0;
  }

  #total(): number {
    return this.#seen + (this.#since === null ? 0 : this.#now() - this.#since);
  }
}
