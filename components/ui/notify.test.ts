import { beforeEach, describe, expect, it, vi } from "vitest";
import { currentToasts, dismissToast, notify, notifyUndo, subscribeToToasts } from "./notify.ts";

describe("toasts", () => {
  beforeEach(() => {
    for (const toast of currentToasts()) dismissToast(toast.id);
  });

  it("are shown three at most, the oldest going first", () => {
    for (const message of ["one", "two", "three", "four"]) notify(message);
    expect(currentToasts().map((toast) => toast.message)).toEqual(["two", "three", "four"]);
  });

  it("replace the one with the same id, as a new one to announce", () => {
    notify("1 item approved.", { id: "review" });
    const before = currentToasts()[0]?.generation ?? 0;
    notify("2 items approved.", { id: "review" });
    expect(currentToasts().map((toast) => toast.message)).toEqual(["2 items approved."]);
    expect(currentToasts()[0]?.generation).toBeGreaterThan(before);
  });

  it("stay 8 seconds with an undo, 5 without, and until closed for an error", () => {
    const undo = vi.fn();
    notifyUndo("Item rejected.", "Undo", undo);
    notify("Saved.");
    notify("Not saved.", { tone: "reject" });
    expect(currentToasts().map((toast) => toast.duration)).toEqual([8_000, 5_000, Number.POSITIVE_INFINITY]);
    currentToasts()[0]?.action?.run();
    expect(undo).toHaveBeenCalledOnce();
  });

  it("tell whoever listens, and go when they are dismissed", () => {
    const listener = vi.fn();
    const stop = subscribeToToasts(listener);
    const id = notify("Saved.");
    dismissToast(id);
    stop();
    notify("Not heard.");
    expect(listener).toHaveBeenCalledTimes(2);
    expect(currentToasts().map((toast) => toast.message)).toEqual(["Not heard."]);
  });
});
