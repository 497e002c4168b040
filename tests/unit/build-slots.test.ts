import { expect, it } from "vitest";
import { freeSlot } from "#lib/tasks/build-info.ts";

it("a build never goes where the running site reads", () => {
  for (const shown of [".next-a", ".next-b"]) expect(freeSlot(shown)).not.toBe(shown);
});
