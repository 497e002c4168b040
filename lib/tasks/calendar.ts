import { HOUR_MS } from "#lib/config/durations.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import { swedishDay } from "#lib/content/dates.ts";
import { buildInfo, currentBuild } from "./build-info.ts";
import { runTask } from "./run-task.ts";

const LOOK_EVERY_MS = 10_000;

/** Publishes by itself what waited for a day that has come. One that fails is tried again in an hour. */
export function watchCalendar(): void {
  let tried = 0;
  const failed = (why: object) => log.error(why, "a page could not be published on its day and is tried again");
  setInterval(() => {
    const folder = currentBuild();
    const day = folder && buildInfo(folder).nextPublication;
    if (!day || day > swedishDay() || Date.now() - tried < HOUR_MS) return;
    tried = Date.now();
    runTask("publish.ts").then(
      (code) => {
        if (code !== 0) failed({ code });
      },
      (error) => failed(errorFacts(error)),
    );
  }, LOOK_EVERY_MS).unref();
}
