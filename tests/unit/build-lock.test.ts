import { expect, it } from "vitest";
import { BuildFailed } from "#lib/tasks/build-info.ts";
import { lockBuild } from "#lib/tasks/build-lock.ts";

it("one build is made at a time, and the next may begin when it has ended", () => {
  const unlock = lockBuild();
  expect(lockBuild).toThrow(BuildFailed);
  unlock();
  lockBuild()();
});
