import { existsSync } from "node:fs";

/**
 * To be loaded before a program (NODE_OPTIONS=--import): as soon as there is a file at CLOCK_MOVED, it is a day later for
 * it and all that it starts.
 */
const { CLOCK_MOVED = "" } = process.env;
const RealDate = Date;
const now = () => RealDate.now() + (existsSync(CLOCK_MOVED) ? 86_400_000 : 0);

globalThis.Date = new Proxy(RealDate, {
  construct: (real, given) => Reflect.construct(real, given.length > 0 ? given : [now()]),
  get: (real, key) => (key === "now" ? now : Reflect.get(real, key)),
});
